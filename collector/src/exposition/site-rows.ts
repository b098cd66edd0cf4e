import type { DiscoveryRow, Site, SiteRow, Values } from '@mach/wire';
import { telemetryOf } from '../state/device-state.ts';
import { isEquipment } from '../state/equipment.ts';
import type { FleetState } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import { whoIsWho } from '../who-is-who.ts';
import { peerRows } from './peer-rows.ts';
import { siteFindings } from './site-findings.ts';

/** The sites of a commune, or all, with their devices counted; those out of service are not. */
export function siteRows(state: FleetState, communeCode: string | undefined): readonly SiteRow[] {
  const devices = new Map<string, number>();
  const devicesUp = new Map<string, number>();
  const byInventory = new Map<string, number>();
  for (const device of state.registry.devices.values()) {
    if (device.siteId === undefined || !isInService(device) || isEquipment(device)) continue;
    devices.set(device.siteId, (devices.get(device.siteId) ?? 0) + 1);
    if (telemetryOf(state, device)?.up) devicesUp.set(device.siteId, (devicesUp.get(device.siteId) ?? 0) + 1);
    if (device.coverage === 'inventory') byInventory.set(device.siteId, (byInventory.get(device.siteId) ?? 0) + 1);
  }
  const findings = siteFindings(state);
  const linesBySite = Map.groupBy(state.registry.lines.values(), ({ siteId }) => siteId);
  return [...state.registry.sites.values()]
    .filter((site) => communeCode === undefined || site.unitCode === communeCode)
    .map((site) => ({
      id: site.id,
      communeCode: site.unitCode,
      name: site.name,
      devices: devices.get(site.id) ?? 0,
      devicesUp: devicesUp.get(site.id) ?? 0,
      ...lineOf(state, site.id),
      lines: linesBySite.get(site.id) ?? [],
      ...(byInventory.has(site.id) ? { devicesByInventory: byInventory.get(site.id) as number } : {}),
      ...discoveryOf(state, site),
      peers: peerRows(state, site.id),
      findings: [findings.get(site.id)?.finding].filter((found) => found !== undefined),
    }));
}

/** A place is heard as long as one of its seats is; its silence began with the last of them. */
export function lineOf(state: FleetState, place: string): Pick<SiteRow, 'line'> {
  const { leader, deputy } = state.seats.get(place) ?? {};
  const beats = [leader, deputy].flatMap((device) => state.heartbeats.get(device ?? '') ?? []);
  const heard = beats.filter(({ isHeard }) => isHeard);
  if (beats.length === 0) return {};
  const since =
    heard.length > 0 ? Math.min(...heard.map((beat) => beat.since)) : Math.max(...beats.map((beat) => beat.since));
  return { line: { isHeard: heard.length > 0, since } };
}

function discoveryOf(state: FleetState, { id, discovery }: Site): { readonly discovery?: DiscoveryRow } {
  if (discovery === undefined) return {};
  const { failed, found } = state.neighbours.get(id) ?? {};
  const { devices } = state.registry;
  const isKnown = whoIsWho(state, id);
  const strangers = [...(found ?? [])].filter(
    ([macHash, neighbour]) => !neighbour.isGone && !devices.has(neighbour.device) && !isKnown(macHash, neighbour),
  );
  return {
    discovery: {
      ...discovery,
      ...lookOf(state, id),
      ...(failed === undefined ? {} : { failed }),
      notKept: strangers.length,
    },
  };
}

/** The last look around the network of a site, by whom and how; nothing where there was none. */
export function lookOf(state: FleetState, siteId: string): Pick<DiscoveryRow, 'look'> {
  const look = state.neighbours.get(siteId)?.look;
  if (look === undefined) return {};
  const by = state.registry.devices.get(look.by)?.number;
  return { look: { at: look.at, ...(by === undefined ? {} : { by }), ...figures(look.values) } };
}

function figures(values: Values): Omit<NonNullable<DiscoveryRow['look']>, 'at' | 'by'> {
  const { ownAddress, addressesPerSecond } = values;
  const count = (name: string) => (typeof values[name] === 'number' ? values[name] : 0);
  return {
    ...(typeof ownAddress === 'string' ? { ownAddress } : {}),
    ...(typeof addressesPerSecond === 'number' ? { addressesPerSecond } : {}),
    addressesAsked: count('addressesAsked'),
    found: count('found'),
    hidden: count('hidden'),
    leftOut: count('leftOut'),
  };
}
