import { type DhcpTestimony, type DhcpWitness, siteDhcpServers } from '@mach/diagnosis';
import type { LatestReading, SiteFinding } from '@mach/wire';
import { telemetryOf } from '../state/device-state.ts';
import { isEquipment } from '../state/equipment.ts';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';

/** What a site's devices say together of its network, and who of them. */
export interface SiteFound {
  readonly finding: SiteFinding;
  /** Ids of the devices. */
  readonly saidBy: readonly string[];
}

const DHCP = 'dhcp';
/** Readings of one run come together. */
const RUN_MS_MAX = 300_000;
/** A witness tells each hour; who told nothing for so long tells of then. */
const TOLD_MS_MAX = 2 * 3_600_000;

/** By site. Whoever is behind another gateway than usual, or silent, is no witness. */
export function siteFindings(state: FleetState): ReadonlyMap<string, SiteFound> {
  const witnesses = new Map<string, { readonly witness: DhcpWitness; readonly number: number }[]>();
  for (const device of state.registry.devices.values()) {
    const servers = testimonyOf(state, device);
    if (device.siteId === undefined || servers.length === 0) continue;
    const ofSite = witnesses.get(device.siteId) ?? [];
    witnesses.set(device.siteId, ofSite);
    ofSite.push({ witness: { id: device.id, servers }, number: device.number });
  }
  const found = new Map<string, SiteFound>();
  for (const [siteId, ofSite] of witnesses) {
    const servers = siteDhcpServers(ofSite.map(({ witness }) => witness));
    if (servers === undefined) continue;
    const { parameters, saidBy, since } = servers;
    const numbers = ofSite.filter(({ witness }) => saidBy.includes(witness.id)).map(({ number }) => number);
    const finding: SiteFinding = {
      code: 'second-dhcp-server',
      level: 'at-risk',
      component: 'local-network',
      parameters,
      saidBy: numbers.toSorted((a, b) => a - b),
      since,
    };
    found.set(siteId, { finding, saidBy });
  }
  return found;
}

function testimonyOf(state: FleetState, device: RegisteredDevice): readonly DhcpTestimony[] {
  if (device.revokedAt !== undefined || isEquipment(device)) return [];
  const telemetry = telemetryOf(state, device);
  if (telemetry?.up !== true) return [];
  const told: LatestReading[] = [];
  for (const reading of telemetry.readings.values()) {
    if (reading.kind === 'gateway' && reading.values['usualGateway'] === false) return [];
    if (reading.kind === DHCP) told.push(reading);
  }
  const lastAt = Math.max(...told.map(({ at }) => at));
  if (state.time - lastAt > TOLD_MS_MAX) return [];
  return told.filter(({ ok, at }) => ok && lastAt - at <= RUN_MS_MAX).flatMap(serverOf);
}

function serverOf({ target, at, since = at, values }: LatestReading): readonly DhcpTestimony[] {
  const { macHash, router, answered, ageMs } = values;
  if (target === undefined) return [];
  return [
    {
      address: target,
      ...(typeof macHash === 'string' ? { macHash } : {}),
      ...(typeof router === 'string' ? { router } : {}),
      answered: answered === true,
      since,
      seenAt: at - (typeof ageMs === 'number' ? ageMs : 0),
    },
  ];
}
