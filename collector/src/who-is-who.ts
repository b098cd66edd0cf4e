import { isOnlySeen } from './state/equipment.ts';
import type { DeviceTelemetry, FleetState, RegisteredDevice } from './state/fleet-state.ts';
import type { Neighbour } from './state/neighbours.ts';

/** How near to the look a PC must have told its address, for another may have had it before. */
const ADDRESS_AGE_MS_MAX = 86_400_000;
/** Switches and routers tell hardware addresses by so many digits of the hash. */
export const SHORT_HASH_DIGITS = 12;

/**
 * Tells whether a neighbour of a site is a device that is known otherwise: a PC with an agent by its cards, or by its address where an
 * older agent tells no cards; registered equipment by its hash or its address; and the site's own gateway.
 */
export function whoIsWho(state: FleetState, siteId: string): (macHash: string, neighbour: Neighbour) => boolean {
  const hashes = new Set<string>();
  const addresses = new Set<string>();
  const lookedAt = state.neighbours.get(siteId)?.look?.at ?? 0;
  const { sites, devices } = state.registry;
  const gateway = sites.get(siteId)?.gateway;
  if (gateway !== undefined) hashes.add(gateway.slice(0, SHORT_HASH_DIGITS));
  for (const device of devices.values()) {
    if (device.siteId !== siteId || device.revokedAt !== undefined || isOnlySeen(device)) continue;
    const telemetry = state.communes.get(device.unitCode)?.devices.get(device.id);
    for (const hash of shortHashesOf(device, telemetry)) hashes.add(hash);
    if (device.equipment?.address !== undefined) addresses.add(device.equipment.address);
    const own = ownAddressOf(telemetry, lookedAt);
    if (own !== undefined && cardHashesOf(telemetry).length === 0) addresses.add(own);
  }
  return (macHash, { values }) =>
    hashes.has(macHash.slice(0, SHORT_HASH_DIGITS)) || addresses.has(String(values['address'] ?? ''));
}

/** All that is known of a device's own hardware addresses: as a look found it, as its agent tells its cards, as it answers by SNMP. */
export function shortHashesOf(
  { macHash }: Pick<RegisteredDevice, 'macHash'>,
  telemetry: DeviceTelemetry | undefined,
): readonly string[] {
  const told = [...(telemetry?.readings.values() ?? [])].flatMap(({ values: { ownHashes } }) =>
    typeof ownHashes === 'string' ? ownHashes.split(' ') : [],
  );
  const found = macHash === undefined ? [] : [macHash];
  return [...found, ...cardHashesOf(telemetry), ...told].map((hash) => hash.slice(0, SHORT_HASH_DIGITS));
}

/** The hashes of a PC's cards, as its agent tells them. */
function cardHashesOf(telemetry: DeviceTelemetry | undefined): readonly string[] {
  const readings = [...(telemetry?.readings.values() ?? [])];
  return readings.flatMap(({ kind, values }) => {
    const hash = values['macHash'];
    return kind === CARD && typeof hash === 'string' ? [hash] : [];
  });
}

/** The address that an agent has on the way to its gateway, told near to this moment. */
function ownAddressOf(telemetry: DeviceTelemetry | undefined, at: number): string | undefined {
  for (const { kind, values, at: toldAt } of telemetry?.readings.values() ?? []) {
    const address = values['ownAddress'];
    if (kind !== GATEWAY || typeof address !== 'string') continue;
    return Math.abs(at - toldAt) <= ADDRESS_AGE_MS_MAX ? address : undefined;
  }
  return undefined;
}

/** The sensors that tell a PC's cards, and its way out. */
const CARD = 'network-card';
const GATEWAY = 'gateway';
