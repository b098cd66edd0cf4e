import { expect, it } from 'vitest';
import { dayOf } from './day-cell.ts';

it.each([
  ['05/12/2026', '2026-12-05'],
  ['1/7/2025', '2025-07-01'],
  ['2025-07-01', '2025-07-01'],
  ['31/04/2026', undefined],
  ['2026-13-01', undefined],
  ['05/12/26', undefined],
  ['', undefined],
])('the day "%s" is %s', (text, day) => {
  expect(dayOf(text)).toBe(day);
});
