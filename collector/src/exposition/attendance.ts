import { startOfVietnamDay, vietnamDayOf } from '@mach/knowledge';
import type { Device, Incident, LatestReading } from '@mach/wire';
import type { DeviceTelemetry } from '../state/fleet-state.ts';

/**
 * One PC is one official: when it was on, off or in use is a record of attendance. Of a PC that is silent only the day is told; what a
 * PC that reports says of this moment is a live gauge. Equipment and servers are nobody's. Inventories are taken by hand.
 */
export const isPc = ({ equipment, role }: Pick<Device, 'equipment' | 'role'>): boolean =>
  equipment === undefined && role !== 'server';

/** When a device last reported, as others are told it: ms since 1970; of a silent PC the beginning of that day in Việt Nam. */
export function lastReportAt(
  device: Whose,
  { up, lastReceivedAt }: Pick<DeviceTelemetry, 'up' | 'lastReceivedAt'>,
): number {
  return isHidden(device) && !up ? dayOf(lastReceivedAt) : lastReceivedAt;
}

/** The last readings of a device, as others are told them. */
export function shownReadings(device: Whose, telemetry: DeviceTelemetry | undefined): readonly LatestReading[] {
  const readings = [...(telemetry?.readings.values() ?? [])];
  if (!isHidden(device)) return readings;
  const isOff = telemetry?.up === false;
  return readings.map((reading) => ({
    ...reading,
    at: isOff ? dayOf(reading.at) : reading.at,
    // Since when it is so, is often since when the PC is on.
    ...(reading.since === undefined ? {} : { since: dayOf(reading.since) }),
  }));
}

/** What was changed about a device: a part that is new was found when the PC was switched on. */
export function shownChanges(device: Whose, telemetry: DeviceTelemetry | undefined): DeviceTelemetry['changes'] {
  const changes = telemetry?.changes ?? [];
  return isHidden(device) ? changes.map((change) => ({ ...change, at: dayOf(change.at) })) : changes;
}

/** An incident as others are told it: when one PC had trouble, it was on, and it was in use as a rule. Of the steps that were about one PC too. */
export function shownIncident<Told extends Pick<Incident, 'scope' | 'since' | 'endedAt' | 'steps'>>(
  incident: Told,
  devices: ReadonlyMap<string, Pick<Device, 'equipment' | 'role'>>,
): Told {
  const isOfPc = ({ kind, id = '' }: Incident['scope']) => {
    const device = devices.get(id);
    // One that was forgotten meanwhile was a PC as likely as not.
    return kind === 'device' && (device === undefined || isPc(device));
  };
  const steps = incident.steps.map((step) => (isOfPc(step.view.scope) ? { ...step, at: dayOf(step.at) } : step));
  if (!isOfPc(incident.scope)) return { ...incident, steps };
  const { since, endedAt } = incident;
  return { ...incident, steps, since: dayOf(since), ...(endedAt === undefined ? {} : { endedAt: dayOf(endedAt) }) };
}

type Whose = Pick<Device, 'equipment' | 'role' | 'coverage'>;

const isHidden = (device: Whose): boolean => device.coverage === 'measured' && isPc(device);

/** The beginning of the day in Việt Nam that a moment lies in. */
export function dayOf(at: number): number {
  return startOfVietnamDay(vietnamDayOf(at));
}
