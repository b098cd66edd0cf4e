import { readOpeningHours, workingCalendar } from '@mach/knowledge';
import { expect, it } from 'vitest';
import { isSilent } from './silent-communes.ts';

const at = (text: string) => Date.parse(`${text}:00+07:00`);
const read = readOpeningHours('Mo-Fr 07:00-11:30,13:30-17:00');
const calendar = workingCalendar({ hours: read.ok ? read.hours : {} });

it.each([
  ['at night, heard until the evening', '2026-12-07T17:30', '2026-12-08T02:00', false],
  ['at night, last heard in the morning', '2026-12-07T11:00', '2026-12-08T02:00', true],
  ['half an hour into the day', '2026-12-07T17:00', '2026-12-08T07:30', false],
  ['two hours into the day', '2026-12-07T17:00', '2026-12-08T09:00', true],
  ['on Sunday, heard on Friday', '2026-12-04T16:59', '2026-12-06T10:00', false],
  ['on Sunday, last heard on Thursday', '2026-12-03T16:59', '2026-12-06T10:00', true],
])('a commune %s', (_, last, now, silent) => {
  expect(isSilent(at(last), calendar, at(now))).toBe(silent);
});

it('is silent where nothing ever came, and never without a working day', () => {
  expect(isSilent(undefined, calendar, at('2026-12-08T09:00'))).toBe(true);
  expect(isSilent(undefined, workingCalendar({ hours: {} }), at('2026-12-08T09:00'))).toBe(false);
});
