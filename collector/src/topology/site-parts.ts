import type { DeviceState, EquipmentKind, LatestReading, Line } from '@mach/wire';
import { deviceState, neighbourOf, telemetryOf } from '../state/device-state.ts';
import { isOnlySeen } from '../state/equipment.ts';
import type { DeviceTelemetry, FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import { SHORT_HASH_DIGITS, shortHashesOf } from '../who-is-who.ts';

/** What is known of a site, as far as it tells what hangs where. Hardware addresses are short hashes. */
export interface SiteParts {
  readonly siteId: string;
  readonly gateway?: string;
  readonly lines: readonly Line[];
  readonly devices: readonly DevicePart[];
}

export interface DevicePart {
  readonly id: string;
  readonly kind: 'pc' | EquipmentKind;
  readonly number: number;
  readonly label?: string;
  readonly state: DeviceState;
  readonly own: readonly string[];
  /** Whether it is the way out of the site. */
  readonly isGateway: boolean;
  /** Whether it sends by the site's gateway, as it says itself. */
  readonly isBehindGateway: boolean;
  /** Whose hardware address a look around the network found. */
  readonly isSeen: boolean;
  /** Of a switch or router: who is behind its ports, and what it hears by LLDP. */
  readonly ports: readonly PortPart[];
  readonly heard: readonly HeardPart[];
}

export interface PortPart {
  readonly name: string;
  /** How many addresses there are; of very many not all hashes are told. */
  readonly count: number;
  readonly hashes: readonly string[];
}

export interface HeardPart {
  readonly port: string;
  readonly chassis?: string;
  readonly remotePort?: string;
}

/** The kinds that tell what hangs where. */
const PORTS = 'snmp-port-addresses';
const HEARD = 'snmp-neighbour';
const GATEWAY = 'gateway';

/** Reads from the state what tells where the devices of a site stand; withdrawn devices and those that are gone are left out. */
export function sitePartsOf(state: FleetState, siteId: string): SiteParts {
  const { sites, lines, devices } = state.registry;
  const gateway = sites.get(siteId)?.gateway?.slice(0, SHORT_HASH_DIGITS);
  const found = state.neighbours.get(siteId)?.found ?? new Map();
  const byAddress = new Map<unknown, string>();
  for (const [macHash, { values }] of found) byAddress.set(values['address'], macHash.slice(0, SHORT_HASH_DIGITS));
  const ofSite = [...devices.values()].filter((each) => each.siteId === siteId && isInService(each));
  return {
    siteId,
    ...(gateway === undefined ? {} : { gateway }),
    lines: [...lines.values()].filter((line) => line.siteId === siteId),
    devices: ofSite
      .map((device) => partOf(state, device, { gateway, byAddress }))
      .filter((part) => part.state !== 'gone')
      .sort((a, b) => Number(a.state === 'seen') - Number(b.state === 'seen') || a.number - b.number),
  };
}

interface Around {
  readonly gateway: string | undefined;
  readonly byAddress: ReadonlyMap<unknown, string>;
}

function partOf(state: FleetState, device: RegisteredDevice, { gateway, byAddress }: Around): DevicePart {
  const { id, number, label, equipment } = device;
  const telemetry = telemetryOf(state, device);
  const neighbour = neighbourOf(state, device);
  const address = equipment?.address;
  const atAddress = address === undefined ? undefined : byAddress.get(address);
  const own = new Set([...shortHashesOf(device, telemetry), ...(atAddress === undefined ? [] : [atAddress])]);
  const isGateway =
    address === 'gateway' ||
    (gateway !== undefined && own.has(gateway)) ||
    (equipment?.kind === 'router' && device.coverage === 'measured');
  return {
    id,
    kind: equipment?.kind ?? 'pc',
    number,
    ...(label === undefined ? {} : { label }),
    state: deviceState(device, telemetry, neighbour),
    own: [...own],
    isGateway,
    isBehindGateway: gateway !== undefined && gatewayHashOf(telemetry)?.slice(0, SHORT_HASH_DIGITS) === gateway,
    isSeen: isOnlySeen(device) || neighbour !== undefined || atAddress !== undefined,
    ports: readingsOf(telemetry, PORTS).flatMap(portOf),
    heard: readingsOf(telemetry, HEARD).flatMap(heardOf),
  };
}

const readingsOf = (telemetry: DeviceTelemetry | undefined, kind: string): readonly LatestReading[] =>
  [...(telemetry?.readings.values() ?? [])].filter((reading) => reading.kind === kind && reading.ok);

function gatewayHashOf(telemetry: DeviceTelemetry | undefined): string | undefined {
  const values = readingsOf(telemetry, GATEWAY)[0]?.values;
  const hash = values?.['usualGateway'] === false ? undefined : values?.['macHash'];
  return typeof hash === 'string' ? hash : undefined;
}

function portOf({ target, values }: LatestReading): readonly PortPart[] {
  const { addresses, addressHashes } = values;
  if (target === undefined || typeof addresses !== 'number' || typeof addressHashes !== 'string') return [];
  return [{ name: target, count: addresses, hashes: addressHashes.split(' ').filter((hash) => hash !== '') }];
}

/** A port that hears several names them `g2`, `g2 (2)`. */
function heardOf({ target, values }: LatestReading): readonly HeardPart[] {
  const { chassisHash, port } = values;
  if (target === undefined) return [];
  return [
    {
      port: target.replace(/ \(\d+\)$/, ''),
      ...(typeof chassisHash === 'string' ? { chassis: chassisHash } : {}),
      ...(typeof port === 'string' ? { remotePort: port } : {}),
    },
  ];
}
