import { OFFICE_HOURS, readOpeningHours, type WorkingCalendar, workingCalendar } from '@mach/knowledge';
import type { Site, Unit } from '@mach/wire';
import type { Registry } from './fleet-state.ts';

type DaysOff = Registry['daysOff'];
type Hours = Pick<Unit, 'workingHours'> & { readonly opensOnDaysOff?: boolean };

/** By what the province says of days off, then by the hours. */
const calendarsOf = new WeakMap<DaysOff, Map<string, WorkingCalendar>>();

/**
 * When a commune works: the hours that it was imported with, those of an office where it has none; on the days of the country, with what
 * the province changed of them. Nobody may forget these: a swapped Saturday is worked by whoever asks.
 */
export function calendarOf(
  { workingHours = OFFICE_HOURS, opensOnDaysOff = false }: Hours,
  daysOff: DaysOff,
): WorkingCalendar {
  const calendars = calendarsOf.get(daysOff) ?? new Map<string, WorkingCalendar>();
  calendarsOf.set(daysOff, calendars);
  const key = `${opensOnDaysOff} ${workingHours}`;
  const known = calendars.get(key);
  if (known !== undefined) return known;
  const changes = [...daysOff.values()].flatMap(({ days }) => days);
  const read = readOpeningHours(workingHours);
  // Hours that could not be read are refused at the import; those of older imports are as good as none.
  const calendar = read.ok
    ? workingCalendar({ hours: read.hours, changes, opensOnDaysOff })
    : calendarOf({ opensOnDaysOff }, daysOff);
  calendars.set(key, calendar);
  return calendar;
}

/** When one site works: its own hours where it has any, else those of its commune, by `unitCode` where it belonged to another one then. */
export function siteCalendar(
  site: Pick<Site, 'unitCode' | 'workingHours' | 'opensOnDaysOff'>,
  { units, daysOff }: Pick<Registry, 'units' | 'daysOff'>,
  unitCode: string | undefined = site.unitCode,
): WorkingCalendar {
  const { workingHours = units.get(unitCode ?? '')?.workingHours, opensOnDaysOff } = site;
  const own = workingHours === undefined ? {} : { workingHours };
  return calendarOf({ ...own, ...(opensOnDaysOff === undefined ? {} : { opensOnDaysOff }) }, daysOff);
}

/** When the place works where a device stands: of its site, else of its commune. */
export function placeCalendar(
  { siteId, unitCode }: { readonly siteId?: string | undefined; readonly unitCode: string },
  registry: Pick<Registry, 'units' | 'sites' | 'daysOff'>,
): WorkingCalendar {
  return siteCalendar(registry.sites.get(siteId ?? '') ?? { unitCode }, registry, unitCode);
}
