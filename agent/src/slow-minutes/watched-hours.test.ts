import { expect, it } from 'vitest';
import { isWatchedMinute } from './watched-hours.ts';

const hours = { days: [1, 2, 3, 4, 5], fromHour: 6, toHour: 18, utcOffsetMinutes: 420 };

it.each([
  ['Monday 06:00', '2026-11-23T06:00:00+07:00', false],
  ['Monday 06:01', '2026-11-23T06:01:00+07:00', true],
  ['Friday 18:00', '2026-11-27T18:00:00+07:00', true],
  ['Friday 18:01', '2026-11-27T18:01:00+07:00', false],
  ['Saturday 10:00', '2026-11-28T10:00:00+07:00', false],
  ['Sunday 10:00', '2026-11-29T10:00:00+07:00', false],
  ['Monday 05:30, which is Sunday in UTC', '2026-11-23T05:30:00+07:00', false],
  ['a clock that lost its battery: Thursday 1970-01-01 07:02', '1970-01-01T07:02:00+07:00', true],
  ['a clock before 1970', '1969-12-28T10:00:00+07:00', false],
])('the minute that ends on %s', (_, at, isWatched) => {
  expect(isWatchedMinute(hours, Date.parse(at))).toBe(isWatched);
});
