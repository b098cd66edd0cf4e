import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';

/** A device by its id, or by the short number that people read over the phone. */
export function findDevice(state: FleetState, idOrNumber: string): RegisteredDevice | undefined {
  const { devices } = state.registry;
  return devices.get(idOrNumber) ?? devices.values().find((device) => String(device.number) === idOrNumber);
}
