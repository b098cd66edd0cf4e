import { expect, it } from 'vitest';
import { calendarOf } from './working-hours.ts';

const at = (text: string) => Date.parse(`${text}:00+07:00`);

it('a commune works when its import says so, and else as an office does', () => {
  const saturday = at('2026-11-28T09:00');
  expect(calendarOf({ workingHours: 'T2-T7 07:00-11:30' }).isWorkingTime(saturday)).toBe(true);
  expect(calendarOf({}).isWorkingTime(saturday)).toBe(false);
  expect(calendarOf({}).isWorkingTime(at('2026-11-27T09:00'))).toBe(true);
});

it('takes hours of an older import that nobody can read for none', () => {
  expect(calendarOf({ workingHours: 'giờ hành chính' })).toBe(calendarOf({}));
});
