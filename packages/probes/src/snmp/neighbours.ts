import type { SnmpPart } from '@mach/ports';
import type { SnmpLimits } from './limits.ts';
import { partName } from './part-name.ts';
import type { SnmpReader, Walked } from './reader.ts';
import type { SnmpValue } from './session.ts';
import { numberOf } from './values.ts';

/** IEEE 802.1AB, lldpRemTable; its rows are named by time, local port and a number. The neighbour's own name and description are people's words. */
const REMOTE = '1.0.8802.1.1.2.1.4.1.1';
const COLUMNS = {
  chassisType: `${REMOTE}.4`,
  chassis: `${REMOTE}.5`,
  portType: `${REMOTE}.6`,
  port: `${REMOTE}.7`,
  capabilities: `${REMOTE}.12`,
};
/** lldpLocPortTable: its numbers are those of interfaces on some devices, and of nothing else on others. */
const LOCAL = '1.0.8802.1.1.2.1.3.7.1';
const LOCAL_COLUMNS = { portType: `${LOCAL}.2`, port: `${LOCAL}.3`, description: `${LOCAL}.4` };
const LOCAL_IS_INTERFACE_NAME = 5;
const CHASSIS_IS_MAC = 4;
const PORT_IS_MAC = 3;
/** The name of an interface, or one that the maker chose. */
const PORT_IS_NAME = new Set([1, 5, 7]);
const CAPABILITIES = ['other', 'repeater', 'bridge', 'access-point', 'router', 'telephone', 'cable-modem', 'station'];

/** What a device hears of its neighbours by LLDP, one reading a neighbour, named by the port that hears it. */
export async function readNeighbours(
  reader: SnmpReader,
  limits: SnmpLimits,
  nameOf: (interfaceIndex: string) => string,
  hash: (mac: string) => string,
): Promise<{ readonly parts: readonly SnmpPart[]; readonly walked: Walked }> {
  const walked = await reader.walk(Object.values(COLUMNS), limits.rowsMax);
  const isAlone = (walked.columns.get(COLUMNS.chassis)?.size ?? 0) === 0;
  const local = isAlone ? undefined : await reader.walk(Object.values(LOCAL_COLUMNS), limits.rowsMax);
  const localName = (number: string): string => {
    const at = (column: string) => local?.columns.get(column)?.get(number);
    const isName = numberOf(at(LOCAL_COLUMNS.portType)) === LOCAL_IS_INTERFACE_NAME;
    return (isName ? partName(at(LOCAL_COLUMNS.port)) : partName(at(LOCAL_COLUMNS.description))) ?? nameOf(number);
  };
  const heard = new Map<string, number>();
  const indexes = [...(walked.columns.get(COLUMNS.chassis)?.keys() ?? [])];
  const parts = indexes.flatMap((index): readonly SnmpPart[] => {
    const at = (column: string) => walked.columns.get(column)?.get(index);
    const port = localName(index.split('.')[1] ?? index);
    const before = heard.get(port) ?? 0;
    heard.set(port, before + 1);
    const chassis = numberOf(at(COLUMNS.chassisType)) === CHASSIS_IS_MAC ? macOf(at(COLUMNS.chassis)) : undefined;
    const portType = numberOf(at(COLUMNS.portType)) ?? Number.NaN;
    const portMac = portType === PORT_IS_MAC ? macOf(at(COLUMNS.port)) : undefined;
    const portName = PORT_IS_NAME.has(portType) ? partName(at(COLUMNS.port)) : undefined;
    const capabilities = capabilitiesIn(at(COLUMNS.capabilities));
    const values = {
      ...(chassis !== undefined && { chassisHash: hash(chassis) }),
      ...(portMac !== undefined && { portHash: hash(portMac) }),
      ...(portName !== undefined && { port: portName }),
      ...(capabilities !== undefined && { capabilities }),
    };
    return [{ kind: 'snmp-neighbour', target: before === 0 ? port : `${port} (${before + 1})`, ok: true, values }];
  });
  return { parts, walked };
}

/** A hardware address as `aa:bb:…`; undefined where it is none. */
export function macOf(value: SnmpValue | undefined): string | undefined {
  if (value?.type !== 'octets' || value.bytes.length !== 6) return undefined;
  return [...value.bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(':');
}

function capabilitiesIn(value: SnmpValue | undefined): string | undefined {
  if (value?.type !== 'octets' || value.bytes.length === 0) return undefined;
  const first = value.bytes[0] ?? 0;
  return CAPABILITIES.filter((_, bit) => (first & (0x80 >> bit)) !== 0).join(' ') || undefined;
}
