import { expect, it } from 'vitest';
import { calendarOf } from './working-hours.ts';

const NONE = new Map();
const at = (text: string) => Date.parse(`${text}:00+07:00`);

it('a commune works when its import says so, and else as an office does', () => {
  const saturday = at('2026-11-28T09:00');
  expect(calendarOf({ workingHours: 'T2-T7 07:00-11:30' }, NONE).isWorkingTime(saturday)).toBe(true);
  expect(calendarOf({}, NONE).isWorkingTime(saturday)).toBe(false);
  expect(calendarOf({}, NONE).isWorkingTime(at('2026-11-27T09:00'))).toBe(true);
});

it('takes hours of an older import that nobody can read for none', () => {
  expect(calendarOf({ workingHours: 'giờ hành chính' }, NONE)).toBe(calendarOf({}, NONE));
});

it('takes what the province says of a day above what the country has', () => {
  const days = [{ day: '2026-11-28' }, { day: '2026-11-27', off: 'swapped' as const }];
  const daysOff = new Map([[2026, { days }]]);
  const own = calendarOf({}, daysOff);
  expect(own.isWorkingTime(at('2026-11-27T09:00'))).toBe(false);
  expect(own.isWorkingTime(at('2026-11-28T09:00'))).toBe(true);
  expect(calendarOf({}, daysOff)).toBe(own);
  expect(calendarOf({}, NONE).isWorkingTime(at('2026-11-27T09:00'))).toBe(true);
});
