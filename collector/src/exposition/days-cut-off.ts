import { dayAfter, startOfVietnamDay, vietnamDayOf, type WorkingCalendar } from '@mach/knowledge';
import type { CutOff } from '@mach/priority';
import type { Incident } from '@mach/wire';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import { placeCalendar } from '../state/working-hours.ts';

const DAY_MS = 86_400_000;
/** Minutes of the list are those of a month. */
const COUNTED_DAYS = 30;
/** An incident of one PC stands for so long before it is one: less of a day's working time is no more than its edge. */
const WORKING_MS_MIN = 600_000;

export type DaysCutOffOf = (device: RegisteredDevice) => { readonly cutOff?: CutOff };

/**
 * On which working days a PC was on and had no way out by its own fault, by final verdicts: not the line's, not its site's, not one that is
 * switched off, for that gives no verdict. Where people wrote down another cause, theirs holds. Counted by days alone, today not among them: that a
 * list is asked each minute must not tell when a PC is in trouble, which incidents tell by the day.
 */
export function daysCutOffIn({ incidents, registry }: FleetState, now: number): DaysCutOffOf {
  const today = startOfVietnamDay(vietnamDayOf(now));
  const window = { from: today - COUNTED_DAYS * DAY_MS, to: today };
  const ofDevice = new Map<string, Incident[]>();
  for (const incident of incidents.values()) {
    if (!isOwnOutage(incident) || (incident.endedAt ?? now) <= window.from) continue;
    const id = incident.scope.id ?? '';
    ofDevice.set(id, [...(ofDevice.get(id) ?? []), incident]);
  }
  return (device) => {
    const its = device.coverage === 'measured' ? ofDevice.get(device.id) : undefined;
    if (its === undefined) return {};
    const cutOff = countDays(its, placeCalendar(device, registry), window, now);
    return cutOff.days === 0 ? {} : { cutOff };
  };
}

function isOwnOutage({ scope, stage, trouble, cause, into, written = [] }: Incident): boolean {
  const told = written.findLast((each) => each.cause !== undefined)?.cause ?? cause;
  return scope.kind === 'device' && stage === 'final' && trouble === 'down' && into === undefined && told === 'pc';
}

function countDays(
  incidents: readonly Incident[],
  calendar: WorkingCalendar,
  window: { readonly from: number; readonly to: number },
  now: number,
): CutOff {
  const isWhole = new Map<number, boolean>();
  for (const { since, endedAt = now } of incidents) {
    const first = startOfVietnamDay(vietnamDayOf(Math.max(since, window.from)));
    for (let day = first; day < Math.min(endedAt, window.to); day = startOfVietnamDay(dayAfter(vietnamDayOf(day)))) {
      const [from, to] = [Math.max(day, since), Math.min(day + DAY_MS, endedAt)];
      if (calendar.workingMs(from, to) < WORKING_MS_MIN) continue;
      isWhole.set(day, isWhole.get(day) === true || (from === day && to === day + DAY_MS));
    }
  }
  return { days: isWhole.size, wholeDays: [...isWhole.values()].filter(Boolean).length };
}
