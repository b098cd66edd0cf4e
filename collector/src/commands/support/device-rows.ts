import type { DeviceRow } from '@mach/wire';
import { flagsOf } from '../../state/device-flags.ts';
import type { DeviceTelemetry, FleetState, RegisteredDevice } from '../../state/fleet-state.ts';

/** The enrolled devices, by number. */
export function deviceRows(state: FleetState): Omit<DeviceRow, 'conditions'>[] {
  return [...state.registry.devices.values()]
    .sort((a, b) => a.number - b.number)
    .map((device) => deviceRow(state, device));
}

/** One device as lists and pages name its parts; never its secret. */
export function deviceRow(state: FleetState, device: RegisteredDevice): Omit<DeviceRow, 'conditions'> {
  const telemetry = state.communes.get(device.unitCode)?.devices.get(device.id);
  const { id, number, unitCode, siteId, role, label, assetTag, coverage } = device;
  return {
    id,
    number,
    communeCode: unitCode,
    ...(siteId === undefined ? {} : { siteId }),
    role,
    ...(label === undefined ? {} : { label }),
    ...(assetTag === undefined ? {} : { assetTag }),
    coverage,
    state: stateOf(device, telemetry),
    flags: flagsOf(device, telemetry),
    ...(telemetry === undefined ? {} : { lastReportAt: telemetry.lastReceivedAt }),
  };
}

function stateOf(device: RegisteredDevice, telemetry: DeviceTelemetry | undefined): DeviceRow['state'] {
  if (device.revokedAt !== undefined) return 'revoked';
  if (telemetry === undefined) return 'never-reported';
  return telemetry.up ? 'up' : 'no-data';
}
