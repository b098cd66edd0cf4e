import type { DeviceState } from '@mach/wire';
import { isOnlySeen } from './equipment.ts';
import type { DeviceTelemetry, FleetState, RegisteredDevice } from './fleet-state.ts';
import type { Neighbour } from './neighbours.ts';

/** What a device's reports say, if any came. */
export function telemetryOf(state: FleetState, device: RegisteredDevice): DeviceTelemetry | undefined {
  return state.communes.get(device.unitCode)?.devices.get(device.id);
}

/** When the newest inventory of a device was taken that is known by that alone: its readings are all of that moment. */
export function inventoryAt(device: RegisteredDevice, telemetry: DeviceTelemetry | undefined): number | undefined {
  if (device.coverage !== 'inventory') return undefined;
  return telemetry?.readings.values().next().value?.at;
}

/** How a look around its site's network found a device, where one did. */
export function neighbourOf(state: FleetState, { siteId, macHash }: RegisteredDevice): Neighbour | undefined {
  return state.neighbours.get(siteId ?? '')?.found.get(macHash ?? '');
}

/** Silence alone is no state: a device that never spoke is told from one that fell silent, and from one put out of service. */
export function deviceState(
  device: RegisteredDevice,
  telemetry: DeviceTelemetry | undefined,
  neighbour?: Neighbour,
): DeviceState {
  if (device.supersededBy !== undefined) return 'superseded';
  if (device.revokedAt !== undefined) return 'revoked';
  if (isOnlySeen(device)) return neighbour?.isGone === true ? 'gone' : 'seen';
  if (telemetry === undefined) return 'never-reported';
  if (telemetry.asked !== undefined) return equipmentState(telemetry, telemetry.asked);
  if (device.coverage === 'inventory') return 'inventory';
  return telemetry.up ? 'up' : 'no-data';
}

/** What never answered may not be able to; what did and does not while somebody asks is down. */
function equipmentState(
  { up, lastReceivedAt }: DeviceTelemetry,
  { isRecent }: { readonly isRecent: boolean },
): DeviceState {
  if (up) return 'up';
  if (lastReceivedAt === 0) return 'never-reported';
  return isRecent ? 'down' : 'no-data';
}

/** A province's own agents belong to no commune: their unit is the province. */
export function isProvinces(state: FleetState, device: RegisteredDevice): boolean {
  return state.registry.units.get(device.unitCode)?.kind === 'province';
}
