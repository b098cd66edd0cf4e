import { expect, it } from 'vitest';
import { unchangedMs } from './unchanged.ts';

/** Dates as RFC 9110 gives them. */
const date = 'Sun, 06 Nov 1994 08:49:37 GMT';

it.each([
  ['an hour ago', { date, 'last-modified': 'Sun, 06 Nov 1994 07:49:37 GMT' }, 3_600_000],
  ['just now', { date, 'last-modified': date }, 0],
  [
    'in 1970, as a clock without a battery has it',
    { date: 'Thu, 01 Jan 1970 00:10:00 GMT', 'last-modified': 'Thu, 01 Jan 1970 00:00:00 GMT' },
    600_000,
  ],
  ['in the future', { date, 'last-modified': 'Sun, 06 Nov 1994 09:49:37 GMT' }, undefined],
  ['nobody says when', { date }, undefined],
  ['by a server without a clock', { 'last-modified': date }, undefined],
  ['in words', { date, 'last-modified': 'hôm qua' }, undefined],
])('a page that was changed %s', (_, headers, expected) => {
  expect(unchangedMs(headers)).toBe(expected);
});
