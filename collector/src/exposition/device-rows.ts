import type { ConditionRow, DeviceDetail, DeviceRow } from '@mach/wire';
import { flagsOf } from '../state/device-flags.ts';
import { deviceState, inventoryAt, neighbourOf, telemetryOf } from '../state/device-state.ts';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import { isOfOne, servicesNotApplicable } from '../state/reachable.ts';
import { seatOf } from '../state/seats.ts';
import { lastReportAt, shownChanges, shownReadings } from './attendance.ts';
import type { Analysis } from './findings.ts';
import { lookOf } from './site-rows.ts';

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
    readings: shownReadings(device, telemetry).filter((reading) => !isOfOne(notApplicable, reading)),
    notApplicable,
    changes: shownChanges(device, telemetry),
    acknowledged,
    ...(priority === undefined ? {} : { priority }),
    ...(priority?.asset === undefined ? {} : { asset: priority.asset }),
    ...(device.macHash === undefined ? {} : lookOf(state, device.siteId ?? '')),
  };
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
  const neighbour = neighbourOf(state, device);
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
    state: deviceState(device, telemetry, neighbour),
    ...(seat === undefined ? {} : { seat }),
    flags: flagsOf(device, telemetry),
    ...(telemetry === undefined || takenAt !== undefined || telemetry.lastReceivedAt === 0
      ? {}
      : { lastReportAt: lastReportAt(device, telemetry) }),
    ...(takenAt === undefined ? {} : { inventoryAt: takenAt }),
    ...(neighbour === undefined
      ? {}
      : { seen: { firstOn: neighbour.firstOn, lastOn: neighbour.lastOn, values: neighbour.values } }),
    ...placesOf(state, device),
  };
}
