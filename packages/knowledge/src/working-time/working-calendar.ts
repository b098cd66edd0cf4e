import { type ChangedDay, vietnamDaysOff } from './days-off.ts';
import type { Session, WeeklyHours } from './opening-hours.ts';
import { dayAfter, startOfVietnamDay, type VietnamDay, vietnamDayOf, weekdayOf } from './vietnam-day.ts';

export interface CalendarWish {
  readonly hours: WeeklyHours;
  /** What a province, a commune or a site has otherwise; it stands over the holidays of the country. */
  readonly changes?: readonly ChangedDay[];
  /** Days off are days as others for it; what is worked in place of another day is worked all the same. */
  readonly opensOnDaysOff?: boolean;
}

/** When a place works. All times in ms since 1970. */
export interface WorkingCalendar {
  /** Of one day, in order; none where it is off. */
  sessionsOn(day: VietnamDay): readonly (readonly [from: number, to: number])[];
  isWorkingTime(at: number): boolean;
  /** How much working time lies between two moments; 0 where the second is not later. */
  workingMs(from: number, to: number): number;
}

const MINUTE_MS = 60_000;
const WEEKEND = [0, 6];
/** A day of a weekend that is worked in place of another has the hours of a Monday. */
const MONDAY = 1;

/** The calendar of one place: its week, the country's holidays, and what was changed. Days are Vietnam's. */
export function workingCalendar({ hours, changes = [], opensOnDaysOff = false }: CalendarWish): WorkingCalendar {
  const own = new Map(changes.map((change) => [change.day, change]));
  const holidaysOf = new Map<number, ReadonlyMap<VietnamDay, ChangedDay>>();

  function changeOf(day: VietnamDay): ChangedDay | undefined {
    const year = Number(day.slice(0, 4));
    let holidays = holidaysOf.get(year);
    if (holidays === undefined) {
      holidays = new Map(vietnamDaysOff(year).map((each) => [each.day, each]));
      holidaysOf.set(year, holidays);
    }
    return own.get(day) ?? holidays.get(day);
  }

  function hoursOf(day: VietnamDay): readonly Session[] {
    const change = changeOf(day);
    if (change?.off !== undefined && !opensOnDaysOff) return [];
    const weekday = weekdayOf(day);
    const isWorked = change !== undefined && change.off === undefined;
    return hours[isWorked && WEEKEND.includes(weekday) ? MONDAY : weekday] ?? [];
  }

  const sessionsOn = (day: VietnamDay) => {
    const midnight = startOfVietnamDay(day);
    return hoursOf(day).map(([from, to]) => [midnight + from * MINUTE_MS, midnight + to * MINUTE_MS] as const);
  };

  return {
    sessionsOn,
    isWorkingTime: (at) => sessionsOn(vietnamDayOf(at)).some(([from, to]) => at >= from && at < to),
    workingMs: (from, to) => {
      let sum = 0;
      for (let day = vietnamDayOf(from); startOfVietnamDay(day) < to; day = dayAfter(day)) {
        for (const [begins, ends] of sessionsOn(day)) sum += Math.max(0, Math.min(ends, to) - Math.max(begins, from));
      }
      return sum;
    },
  };
}
