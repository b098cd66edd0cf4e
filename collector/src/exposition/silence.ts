import { dayAfter, startOfVietnamDay, vietnamDayOf, type WorkingCalendar } from '@mach/knowledge';
import type { RankedDevice } from '@mach/priority';
import { telemetryOf } from '../state/device-state.ts';
import { isEquipment, isOnlySeen } from '../state/equipment.ts';
import type { DeviceTelemetry, FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import { placeCalendar } from '../state/working-hours.ts';

const DAY_MS = 86_400_000;
/** Minutes of a silence are those of a month. */
const COUNTED_DAYS = 30;
/** Days that are gone through at most: of a longer silence the newest. */
const LOOKED_AT_DAYS = 200;

export type SilenceOf = (
  device: RegisteredDevice,
  telemetry: DeviceTelemetry | undefined,
) => Pick<RankedDevice, 'silentDays' | 'silence'>;

/**
 * Tells how long PCs have not been heard and what is known around them, by whole days. Of a measured PC that spoke once: whether it is dead,
 * unused or off for long is not known. Working days are those of its site or commune, without the days off of country and province.
 */
export function silenceIn(state: FleetState, now: number): SilenceOf {
  const { registry } = state;
  const today = startOfVietnamDay(vietnamDayOf(now));
  const pcs = Map.groupBy(
    [...registry.devices.values()].filter((one) => isInService(one) && !isEquipment(one) && !isOnlySeen(one)),
    placeOf,
  );
  const lastWorkingDays = new Map<string, number>();

  return (device, telemetry) => {
    if (device.coverage !== 'measured' || telemetry === undefined || telemetry.lastReceivedAt === 0) return {};
    const { lastReceivedAt } = telemetry;
    const silentDays = Math.max(0, Math.floor((now - lastReceivedAt) / DAY_MS));
    if (silentDays === 0) return { silentDays };
    const calendar = placeCalendar(device, registry);
    const { workingDays, workingMinutes } = worked(calendar, lastReceivedAt, today);
    if (workingDays === 0) return { silentDays };
    const others = (pcs.get(placeOf(device)) ?? []).filter(({ id }) => id !== device.id);
    const since = lastWorkingDays.get(placeOf(device)) ?? lastWorkingDay(calendar, today);
    lastWorkingDays.set(placeOf(device), since);
    const othersHeard = others.filter((one) => (telemetryOf(state, one)?.lastReceivedAt ?? 0) >= since).length;
    const isReplaced = others.some((one) => one.role === device.role && one.enrolledAt > lastReceivedAt);
    return { silentDays, silence: { workingDays, workingMinutes, othersHeard, isReplaced } };
  };
}

/** Whole working days after the day of a moment and before today, and the working minutes of those of the last month. */
function worked(calendar: WorkingCalendar, heardAt: number, today: number) {
  const first = startOfVietnamDay(dayAfter(vietnamDayOf(heardAt)));
  let [workingDays, minutes] = [0, 0];
  for (let day = Math.max(first, today - LOOKED_AT_DAYS * DAY_MS); day < today; day += DAY_MS) {
    const ms = calendar.workingMs(day, day + DAY_MS);
    if (ms === 0) continue;
    workingDays++;
    if (day >= today - COUNTED_DAYS * DAY_MS) minutes += ms / 60_000;
  }
  return { workingDays, workingMinutes: Math.round(minutes) };
}

/** When the last whole working day began. */
function lastWorkingDay(calendar: WorkingCalendar, today: number): number {
  let day = today - DAY_MS;
  while (day > today - COUNTED_DAYS * DAY_MS && calendar.workingMs(day, day + DAY_MS) === 0) day -= DAY_MS;
  return day;
}

const placeOf = ({ siteId, unitCode }: Pick<RegisteredDevice, 'siteId' | 'unitCode'>): string => siteId ?? unitCode;
