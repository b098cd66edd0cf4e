import { OFFICE_HOURS, readOpeningHours, type WorkingCalendar, workingCalendar } from '@mach/knowledge';
import type { Unit } from '@mach/wire';
import type { Registry } from './fleet-state.ts';

type DaysOff = Registry['daysOff'];

/** By what the province says of days off, then by the hours. */
const calendarsOf = new WeakMap<DaysOff, Map<string, WorkingCalendar>>();

/**
 * When a commune works: the hours that it was imported with, those of an office where it has none; on the days of the country, with what
 * the province changed of them. Nobody may forget these: a swapped Saturday is worked by whoever asks.
 */
export function calendarOf(
  { workingHours = OFFICE_HOURS }: Pick<Unit, 'workingHours'>,
  daysOff: DaysOff,
): WorkingCalendar {
  const calendars = calendarsOf.get(daysOff) ?? new Map<string, WorkingCalendar>();
  calendarsOf.set(daysOff, calendars);
  const known = calendars.get(workingHours);
  if (known !== undefined) return known;
  const changes = [...daysOff.values()].flatMap(({ days }) => days);
  const read = readOpeningHours(workingHours);
  // Hours that could not be read are refused at the import; those of older imports are as good as none.
  const calendar = read.ok ? workingCalendar({ hours: read.hours, changes }) : calendarOf({}, daysOff);
  calendars.set(workingHours, calendar);
  return calendar;
}
