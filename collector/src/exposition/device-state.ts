import type { DeviceState } from '@mach/wire';
import type { DeviceTelemetry, FleetState, RegisteredDevice } from '../state/fleet-state.ts';

/** What a device's reports say, if any came. */
export function telemetryOf(state: FleetState, device: RegisteredDevice): DeviceTelemetry | undefined {
  return state.communes.get(device.unitCode)?.devices.get(device.id);
}

/** Silence alone is no state: a device that never spoke is told from one that fell silent, and from one put out of service. */
export function deviceState(device: RegisteredDevice, telemetry: DeviceTelemetry | undefined): DeviceState {
  if (device.revokedAt !== undefined) return 'revoked';
  if (telemetry === undefined) return 'never-reported';
  return telemetry.up ? 'up' : 'no-data';
}
