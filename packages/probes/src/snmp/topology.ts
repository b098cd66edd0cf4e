import type { SnmpPart } from '@mach/ports';
import type { SnmpLimits } from './limits.ts';
import { readNeighbours } from './neighbours.ts';
import { readOwnAddresses } from './own-addresses.ts';
import { partName } from './part-name.ts';
import type { Rows } from './read-table.ts';
import type { SnmpReader, Walked } from './reader.ts';
import { numberOf } from './values.ts';

const IF_NAME = '1.3.6.1.2.1.31.1.1.1.1';
const IF_DESCR = '1.3.6.1.2.1.2.2.1.2';
/** RFC 4188 and, where a switch has VLANs, RFC 4363. */
const BRIDGE = { root: '1.3.6.1.2.1.17.4.3', port: '1.3.6.1.2.1.17.4.3.1.2', status: '1.3.6.1.2.1.17.4.3.1.3' };
const VLANS = {
  root: '1.3.6.1.2.1.17.7.1.2.2',
  port: '1.3.6.1.2.1.17.7.1.2.2.1.2',
  status: '1.3.6.1.2.1.17.7.1.2.2.1.3',
};
const BASE_PORT_INTERFACE = '1.3.6.1.2.1.17.1.4.1.2';
/** RFC 4293: physical addresses by interface and IPv4 address. */
const ARP = { root: '1.3.6.1.2.1.4.22', mac: '1.3.6.1.2.1.4.22.1.2' };
const LLDP = '1.0.8802.1.1.2.1.4';
const LEARNED = 3;

export const TOPOLOGY_ROOTS = [BRIDGE.root, VLANS.root, ARP.root, LLDP] as const;

export interface TopologyParts {
  readonly reader: SnmpReader;
  readonly limits: SnmpLimits;
  readonly hash: (text: string) => string;
  /** Which roots there are, and what was walked already. */
  readonly found: ReadonlySet<string>;
  readonly rows: Rows;
}

/**
 * Who is behind which port: counts, and salted hashes of MAC addresses, never an address. It is how a printer that fell off the network is found at
 * its switch.
 */
export async function readTopology(ports: TopologyParts): Promise<{
  readonly parts: readonly SnmpPart[];
  readonly incomplete: readonly string[];
  /** Short hashes of the device's own hardware addresses. */
  readonly own: readonly string[];
}> {
  const { reader, limits, found, rows, hash } = ports;
  const incomplete: string[] = [];
  const told = (what: string, { cut, failure }: Walked) => {
    const trouble = cut ?? failure?.detail;
    if (trouble !== undefined) incomplete.push(`${what}: ${trouble}`);
  };
  const names = interfaceNames(rows);
  const nameOf = (index: string) => names.get(index) ?? index;
  const byInterface = new Map<string, { macs: Set<string>; isSwitched: boolean; arp?: number }>();
  const at = (name: string) => {
    const known = byInterface.get(name) ?? { macs: new Set<string>(), isSwitched: false };
    byInterface.set(name, known);
    return known;
  };

  for (const table of [BRIDGE, VLANS]) {
    if (!found.has(table.root)) continue;
    const walked = await reader.walk([table.port, table.status], limits.addressRowsMax);
    told('snmp-port-addresses', walked);
    const base = await reader.walk([BASE_PORT_INTERFACE], limits.rowsMax);
    for (const [index, value] of walked.columns.get(table.port) ?? []) {
      const status = numberOf(walked.columns.get(table.status)?.get(index));
      const port = numberOf(value);
      if (port === undefined || port === 0 || (status !== undefined && status !== LEARNED)) continue;
      const interfaceIndex = numberOf(base.columns.get(BASE_PORT_INTERFACE)?.get(String(port))) ?? port;
      const entry = at(nameOf(String(interfaceIndex)));
      entry.isSwitched = true;
      const mac = macIn(index);
      if (mac !== undefined) entry.macs.add(mac);
    }
  }
  if (found.has(ARP.root)) {
    const walked = await reader.walk([ARP.mac], limits.addressRowsMax);
    told('snmp-port-addresses', walked);
    for (const index of walked.columns.get(ARP.mac)?.keys() ?? []) {
      const entry = at(nameOf(index.split('.')[0] ?? ''));
      entry.arp = (entry.arp ?? 0) + 1;
    }
  }
  const addresses = [...byInterface].map(([target, { macs, isSwitched, arp }]): SnmpPart => {
    const hashes = [...macs].slice(0, limits.hashesPerPort).map((mac) => shortHash(hash, mac));
    const values = {
      ...(isSwitched && { addresses: macs.size, addressHashes: hashes.toSorted().join(' ') }),
      ...(arp !== undefined && { arpAddresses: arp }),
    };
    return { kind: 'snmp-port-addresses', target, ok: true, values };
  });
  const neighbours = found.has(LLDP)
    ? await readNeighbours(reader, limits, nameOf, (mac) => shortHash(hash, mac))
    : undefined;
  if (neighbours !== undefined) told('snmp-neighbour', neighbours.walked);
  const own = await readOwnAddresses(reader, limits, (mac) => shortHash(hash, mac));
  return { parts: [...addresses, ...(neighbours?.parts ?? [])], incomplete, own };
}

/** The first 12 digits of a salted hash: enough to know an address of one office again, and 64 of them fit in one text. */
export const shortHash = (hash: (text: string) => string, mac: string): string => hash(mac).slice(0, 12);

function interfaceNames(rows: Rows): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const column of [IF_DESCR, IF_NAME]) {
    for (const [index, value] of rows.get(column) ?? []) {
      const name = partName(value);
      if (name !== undefined) names.set(index, name);
    }
  }
  return names;
}

/** The last six numbers of a row of the tables of addresses are the address. */
function macIn(index: string): string | undefined {
  const bytes = index.split('.').slice(-6).map(Number);
  if (bytes.length < 6 || bytes.some((byte) => !(byte >= 0 && byte <= 255))) return undefined;
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(':');
}
