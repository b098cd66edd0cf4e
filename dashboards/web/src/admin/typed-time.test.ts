import { expect, it } from 'vitest';
import { dayOf, momentOf, shownDay } from './typed-time.ts';

it.each([
  ['05/12/2026', '2026-12-05'],
  [' 5-12-2026 ', '2026-12-05'],
  ['31/04/2026', undefined],
  ['2026-12-05', undefined],
  ['', undefined],
])('the day %j is %j', (typed, day) => {
  expect(dayOf(typed)).toBe(day);
});

it.each([
  ['05/12/2026 08:00', '2026-12-05T08:00:00+07:00'],
  ['5/12/2026  8h05', '2026-12-05T08:05:00+07:00'],
  ['05/12/2026', undefined],
  ['05/12/2026 25:00', undefined],
])('the time %j is %j', (typed, iso) => {
  expect(momentOf(typed)).toBe(iso === undefined ? undefined : Date.parse(iso));
});

it('shows a day as people write it', () => {
  expect(shownDay('2026-12-05')).toBe('05/12/2026');
});
