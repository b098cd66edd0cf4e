import type { LatestReading } from '@mach/wire';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import { placeOf } from '../state/seats.ts';

/**
 * Address of the other one of leader and deputy of a device's place; undefined unless both are up and behind the same gateway, the
 * one that they are usually behind: what is asked of a PC that is off, or elsewhere, tells nothing of the network.
 */
export function peerOf(state: FleetState, device: RegisteredDevice): string | undefined {
  const { leader, deputy } = state.seats.get(placeOf(device)) ?? {};
  const otherId = device.id === leader ? deputy : device.id === deputy ? leader : undefined;
  const other = state.registry.devices.get(otherId ?? '');
  const own = gatewayOf(state, device);
  const others = other === undefined ? undefined : gatewayOf(state, other);
  if (own === undefined || others === undefined || own['macHash'] !== others['macHash']) return undefined;
  const { ownAddress } = others;
  return typeof ownAddress === 'string' && ownAddress !== own['ownAddress'] ? ownAddress : undefined;
}

/** What a device that is up last told of its gateway, where that is the usual one and its hardware is known. */
function gatewayOf(state: FleetState, { id, unitCode }: RegisteredDevice): LatestReading['values'] | undefined {
  const telemetry = state.communes.get(unitCode)?.devices.get(id);
  if (telemetry?.up !== true) return undefined;
  const values = telemetry.readings.values().find(({ kind, ok }) => kind === 'gateway' && ok)?.values;
  const isUsual = values?.['usualGateway'] !== false && typeof values?.['macHash'] === 'string';
  return isUsual ? values : undefined;
}
