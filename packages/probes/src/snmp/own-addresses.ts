import type { SnmpLimits } from './limits.ts';
import { macOf } from './neighbours.ts';
import type { SnmpReader } from './reader.ts';

/** IF-MIB: ifPhysAddress, of each port. */
const PORTS = '1.3.6.1.2.1.2.2.1.6';
/** What a switch goes by among its neighbours is often none of its ports': BRIDGE-MIB and IEEE 802.1AB tell it. */
const SINGLE = ['1.3.6.1.2.1.17.1.1.0', '1.0.8802.1.1.2.1.3.2.0'];
const ZEROS = '00:00:00:00:00:00';

/** Hashes of a device's own hardware addresses, sorted: by them it is known again in the tables of others. None where it tells none. */
export async function readOwnAddresses(
  reader: SnmpReader,
  limits: SnmpLimits,
  hash: (mac: string) => string,
): Promise<readonly string[]> {
  const single = await reader.get(SINGLE);
  const ports = await reader.walk([PORTS], limits.rowsMax);
  const told = [...single.values.values(), ...(ports.columns.get(PORTS)?.values() ?? [])];
  const macs = new Set(told.flatMap((value) => macOf(value) ?? []).filter((mac) => mac !== ZEROS));
  return [...macs].slice(0, limits.hashesPerPort).map(hash).toSorted();
}
