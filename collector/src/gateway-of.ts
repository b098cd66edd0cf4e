import type { LatestReading } from '@mach/wire';
import { type FleetState, type RegisteredDevice, readingKey } from './state/fleet-state.ts';

/** The sensor that tells a device's gateway, and its value with the hashed address: what tells two sites apart. */
const GATEWAY_KIND = 'gateway';
const GATEWAY_KEY = readingKey({ kind: GATEWAY_KIND });
const GATEWAY_HASH = 'macHash';

/** Behind whom a device stands, as it told last: the hashed address of its gateway. */
export function gatewayOf(state: Pick<FleetState, 'communes'>, device: RegisteredDevice): string | undefined {
  const reading = gatewayReading(state, device);
  const hash = reading?.ok === true ? reading.values[GATEWAY_HASH] : undefined;
  return typeof hash === 'string' && hash !== '' ? hash : undefined;
}

/** The last reading of a device about its gateway, whatever check asked for it. */
function gatewayReading(
  { communes }: Pick<FleetState, 'communes'>,
  { id, unitCode }: RegisteredDevice,
): LatestReading | undefined {
  const readings = communes.get(unitCode)?.devices.get(id)?.readings;
  return readings?.get(GATEWAY_KEY) ?? readings?.values().find((reading) => reading.kind === GATEWAY_KIND);
}
