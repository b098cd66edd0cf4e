import type { ConditionRow, DeviceDetail, DeviceRow, SiteRow } from '@mach/wire';
import { flagsOf } from '../state/device-flags.ts';
import type { DeviceTelemetry, FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import { deviceState, inventoryAt, telemetryOf } from './device-state.ts';
import type { Analysis } from './findings.ts';

/** Devices by number; revoked ones too, so that nobody wonders where one went. */
export function deviceRows(
  state: FleetState,
  analysis: Analysis,
  devices: Iterable<RegisteredDevice>,
): readonly DeviceRow[] {
  const rows = Array.from(devices, (device) =>
    deviceRow(device, telemetryOf(state, device), analysis.conditions.get(device.id) ?? []),
  );
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
  return {
    ...deviceRow(device, telemetry, analysis.conditions.get(device.id) ?? []),
    communeName: state.registry.units.get(device.unitCode)?.name ?? device.unitCode,
    enrolledAt: device.enrolledAt,
    // An inventory has neither an agent nor a clock that is heard.
    ...(telemetry === undefined || device.coverage === 'inventory'
      ? {}
      : { agentVersion: telemetry.agentVersion, clockOffsetMs: telemetry.clockOffsetMs }),
    readings: [...(telemetry?.readings.values() ?? [])],
    acknowledged,
    ...(priority === undefined ? {} : { priority }),
  };
}

/** The sites of a commune, or all, with their devices counted; revoked devices are not. */
export function siteRows(state: FleetState, communeCode: string | undefined): readonly SiteRow[] {
  const devices = new Map<string, number>();
  const devicesUp = new Map<string, number>();
  const byInventory = new Map<string, number>();
  for (const device of state.registry.devices.values()) {
    if (device.siteId === undefined || device.revokedAt !== undefined) continue;
    devices.set(device.siteId, (devices.get(device.siteId) ?? 0) + 1);
    if (telemetryOf(state, device)?.up) devicesUp.set(device.siteId, (devicesUp.get(device.siteId) ?? 0) + 1);
    if (device.coverage === 'inventory') byInventory.set(device.siteId, (byInventory.get(device.siteId) ?? 0) + 1);
  }
  return [...state.registry.sites.values()]
    .filter((site) => communeCode === undefined || site.unitCode === communeCode)
    .map(({ id, unitCode, name }) => ({
      id,
      communeCode: unitCode,
      name,
      devices: devices.get(id) ?? 0,
      devicesUp: devicesUp.get(id) ?? 0,
      ...(byInventory.has(id) ? { devicesByInventory: byInventory.get(id) as number } : {}),
    }));
}

function deviceRow(
  device: RegisteredDevice,
  telemetry: DeviceTelemetry | undefined,
  conditions: readonly ConditionRow[],
): DeviceRow {
  return { ...identityRow(device, telemetry), conditions };
}

/** What a device is and whether it is heard, without what diagnosis says of it; never its secret. */
export function identityRow(
  device: RegisteredDevice,
  telemetry: DeviceTelemetry | undefined,
): Omit<DeviceRow, 'conditions'> {
  const { id, number, unitCode, siteId, role, label, assetTag, coverage } = device;
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
    state: deviceState(device, telemetry),
    flags: flagsOf(device, telemetry),
    ...(telemetry === undefined || takenAt !== undefined ? {} : { lastReportAt: telemetry.lastReceivedAt }),
    ...(takenAt === undefined ? {} : { inventoryAt: takenAt }),
  };
}
