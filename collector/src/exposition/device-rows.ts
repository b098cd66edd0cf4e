import type { ConditionRow, DeviceDetail, DeviceRow, SiteRow } from '@mach/wire';
import { flagsOf } from '../state/device-flags.ts';
import { isEquipment } from '../state/equipment.ts';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import { isOfOne, servicesNotApplicable } from '../state/reachable.ts';
import { seatOf } from '../state/seats.ts';
import { deviceState, inventoryAt, telemetryOf } from './device-state.ts';
import type { Analysis } from './findings.ts';

/**
 * Devices by number; withdrawn ones too, so that nobody wonders where one went, but none whose place another has taken: that
 * one's row names it.
 */
export function deviceRows(
  state: FleetState,
  analysis: Analysis,
  devices: Iterable<RegisteredDevice>,
): readonly DeviceRow[] {
  const rows = [...devices]
    .filter(isListed)
    .map((device) => deviceRow(state, device, analysis.conditions.get(device.id) ?? []));
  return rows.sort((a, b) => a.number - b.number);
}

/** All that is known of one device. `acknowledged` comes from the journal. */
export function deviceDetail(
  state: FleetState,
  analysis: Analysis,
  device: RegisteredDevice,
  acknowledged: DeviceDetail['acknowledged'],
): DeviceDetail {
  const telemetry = telemetryOf(state, device);
  const priority = analysis.priorityOf.get(device.id);
  const notApplicable = servicesNotApplicable(state.registry, device.unitCode);
  return {
    ...deviceRow(state, device, analysis.conditions.get(device.id) ?? []),
    communeName: state.registry.units.get(device.unitCode)?.name ?? device.unitCode,
    enrolledAt: device.enrolledAt,
    // An inventory has neither an agent nor a clock that is heard.
    ...(telemetry === undefined || device.coverage !== 'measured'
      ? {}
      : { agentVersion: telemetry.agentVersion, clockOffsetMs: telemetry.clockOffsetMs }),
    readings: [...(telemetry?.readings.values() ?? [])].filter((reading) => !isOfOne(notApplicable, reading)),
    notApplicable,
    changes: telemetry?.changes ?? [],
    acknowledged,
    ...(priority === undefined ? {} : { priority }),
  };
}

/** The sites of a commune, or all, with their devices counted; those out of service are not. */
export function siteRows(state: FleetState, communeCode: string | undefined): readonly SiteRow[] {
  const devices = new Map<string, number>();
  const devicesUp = new Map<string, number>();
  const byInventory = new Map<string, number>();
  for (const device of state.registry.devices.values()) {
    if (device.siteId === undefined || !isInService(device) || isEquipment(device)) continue;
    devices.set(device.siteId, (devices.get(device.siteId) ?? 0) + 1);
    if (telemetryOf(state, device)?.up) devicesUp.set(device.siteId, (devicesUp.get(device.siteId) ?? 0) + 1);
    if (device.coverage === 'inventory') byInventory.set(device.siteId, (byInventory.get(device.siteId) ?? 0) + 1);
  }
  const linesBySite = Map.groupBy(state.registry.lines.values(), ({ siteId }) => siteId);
  return [...state.registry.sites.values()]
    .filter((site) => communeCode === undefined || site.unitCode === communeCode)
    .map(({ id, unitCode, name }) => ({
      id,
      communeCode: unitCode,
      name,
      devices: devices.get(id) ?? 0,
      devicesUp: devicesUp.get(id) ?? 0,
      ...lineOf(state, id),
      lines: linesBySite.get(id) ?? [],
      ...(byInventory.has(id) ? { devicesByInventory: byInventory.get(id) as number } : {}),
    }));
}

/** A place is heard as long as one of its seats is; its silence began with the last of them. */
function lineOf(state: FleetState, place: string): Pick<SiteRow, 'line'> {
  const { leader, deputy } = state.seats.get(place) ?? {};
  const beats = [leader, deputy].flatMap((device) => state.heartbeats.get(device ?? '') ?? []);
  const heard = beats.filter(({ isHeard }) => isHeard);
  if (beats.length === 0) return {};
  const since =
    heard.length > 0 ? Math.min(...heard.map((beat) => beat.since)) : Math.max(...beats.map((beat) => beat.since));
  return { line: { isHeard: heard.length > 0, since } };
}

function deviceRow(state: FleetState, device: RegisteredDevice, conditions: readonly ConditionRow[]): DeviceRow {
  return { ...identityRow(state, device), conditions };
}

/** Whether lists of devices have it: one PC is one row. */
export const isListed = ({ supersededBy }: RegisteredDevice): boolean => supersededBy === undefined;

/** Whose place it has taken, and who has taken its own. */
function placesOf({ registry }: FleetState, { supersededBy, supersedes = [] }: RegisteredDevice) {
  const named = (ids: readonly string[]) =>
    ids.flatMap((id) => registry.devices.get(id) ?? []).map(({ id, number }) => ({ id, number }));
  const [by] = named(supersededBy === undefined ? [] : [supersededBy]);
  const before = named(supersedes);
  return { ...(by === undefined ? {} : { supersededBy: by }), ...(before.length === 0 ? {} : { supersedes: before }) };
}

/** What a device is and whether it is heard, without what diagnosis says of it; never its secret. */
export function identityRow(state: FleetState, device: RegisteredDevice): Omit<DeviceRow, 'conditions'> {
  const telemetry = telemetryOf(state, device);
  const seat = seatOf(state.seats, device);
  const { id, number, unitCode, siteId, role, label, assetTag, coverage, equipment } = device;
  const takenAt = inventoryAt(device, telemetry);
  return {
    id,
    number,
    communeCode: unitCode,
    ...(siteId === undefined ? {} : { siteId }),
    role,
    ...(label === undefined ? {} : { label }),
    ...(assetTag === undefined ? {} : { assetTag }),
    coverage,
    ...(equipment === undefined ? {} : { equipment }),
    state: deviceState(device, telemetry),
    ...(seat === undefined ? {} : { seat }),
    flags: flagsOf(device, telemetry),
    ...(telemetry === undefined || takenAt !== undefined || telemetry.lastReceivedAt === 0
      ? {}
      : { lastReportAt: telemetry.lastReceivedAt }),
    ...(takenAt === undefined ? {} : { inventoryAt: takenAt }),
    ...placesOf(state, device),
  };
}
