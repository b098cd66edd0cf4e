import { OFFICE_HOURS, readOpeningHours, type WorkingCalendar, workingCalendar } from '@mach/knowledge';
import type { Unit } from '@mach/wire';

const calendars = new Map<string, WorkingCalendar>();

/** When a commune works: the hours that it was imported with, those of an office where it has none. */
export function calendarOf({ workingHours = OFFICE_HOURS }: Pick<Unit, 'workingHours'>): WorkingCalendar {
  const known = calendars.get(workingHours);
  if (known !== undefined) return known;
  const read = readOpeningHours(workingHours);
  // Hours that could not be read are refused at the import; those of older imports are as good as none.
  const calendar = read.ok ? workingCalendar({ hours: read.hours }) : calendarOf({});
  calendars.set(workingHours, calendar);
  return calendar;
}
