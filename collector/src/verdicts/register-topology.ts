import type { SiteTopology, Topology } from '@mach/diagnosis';
import type { SiteTopology as SiteTree } from '@mach/wire';
import type { WatchedReflector } from '../settings.ts';
import { isEquipment } from '../state/equipment.ts';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import { sitePartsOf } from '../topology/site-parts.ts';
import { siteTopology } from '../topology/site-topology.ts';
import { checkPaths } from './check-paths.ts';

/** The PCs of each site that report: whom verdicts on it rest on. */
export type PcsBySite = ReadonlyMap<string, readonly RegisteredDevice[]>;

export function pcsBySite({ registry, traces }: Pick<FleetState, 'registry' | 'traces'>): PcsBySite {
  const bySite = new Map<string, RegisteredDevice[]>();
  for (const device of registry.devices.values()) {
    const { siteId, coverage, id } = device;
    if (siteId === undefined || coverage !== 'measured' || isEquipment(device) || !isInService(device)) continue;
    if (!traces.has(id)) continue;
    const pcs = bySite.get(siteId);
    if (pcs === undefined) bySite.set(siteId, [device]);
    else pcs.push(device);
  }
  return bySite;
}

/**
 * What stands where, from the register (lines, units, services) and from what hangs where in each site: whether PCs hang on a
 * switch is read from the tree of `siteTopology`, where it shows. A site without a line in the register has its commune's provider, or
 * none.
 */
export function registerTopology(
  state: FleetState,
  pcs: PcsBySite,
  reflectors: readonly Pick<WatchedReflector, 'id' | 'path'>[],
): Topology {
  const { sites, units, lines, services } = state.registry;
  const linesOf = Map.groupBy(lines.values(), ({ siteId }) => siteId);
  const paths = checkPaths(services.values(), reflectors);
  const pathOfService = new Map([...services.values()].map(({ id, path }) => [id, path]));
  const usesDataNetwork = (key: string) => {
    const path = paths(key);
    return path?.path === 'data-network' || pathOfService.get(path?.service ?? '') === 'data-network';
  };
  return {
    // The reflector of the collector itself stands where it is reached.
    collectorPath: reflectors[0]?.path ?? 'internet',
    services: [...services.values()].map(({ id, path }) => ({ id, path })),
    sites: [...pcs].flatMap(([id, devices]): SiteTopology[] => {
      const site = sites.get(id);
      if (site === undefined) return [];
      const unit = units.get(site.unitCode);
      const ofSite = linesOf.get(id) ?? [];
      const isp = ofSite.find(({ kind }) => kind === 'internet')?.provider ?? unit?.isp;
      const answers = devices.some((each) =>
        [...(state.traces.get(each.id)?.paths ?? [])].some(
          ([key, { answeredAt }]) => answeredAt > 0 && usesDataNetwork(key),
        ),
      );
      return [
        {
          id,
          commune: site.unitCode,
          ...(isp === undefined ? {} : { isp }),
          hasDataNetwork:
            ofSite.some(({ kind }) => kind === 'data-network') ||
            unit?.network === 'data-network' ||
            unit?.network === 'both' ||
            answers,
          hasSwitch: switchOf(siteTopology(sitePartsOf(state, id))),
          knownSince: Math.min(...devices.map(({ enrolledAt }) => enrolledAt)),
        },
      ];
    }),
  };
}

/**
 * Whether a switch stands between the PCs of a site and its router. `yes`: most PCs hang below one. `no`: ports of the router itself
 * were seen to lead to PCs, and no switch is known. What was only guessed, or is registered nowhere, is unknown.
 */
export function switchOf({ nodes, edges }: Pick<SiteTree, 'nodes' | 'edges'>): SiteTopology['hasSwitch'] {
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const above = new Map(edges.map((edge) => [edge.to, edge]));
  const pcs = nodes.filter(({ kind }) => kind === 'pc');
  const isBelowSwitch = (start: string) => {
    const seen = new Set<string>();
    for (let at = above.get(start)?.from; at !== undefined && !seen.has(at); at = above.get(at)?.from) {
      if (kinds.get(at) === 'switch') return true;
      seen.add(at);
    }
    return false;
  };
  if (pcs.length > 0 && pcs.filter(({ id }) => isBelowSwitch(id)).length * 2 > pcs.length) return 'yes';
  const atRouter = pcs.filter(({ id }) => {
    const edge = above.get(id);
    return edge?.by === 'port' && !edge.isGuess && kinds.get(edge.from) === 'router';
  });
  const isKnown = atRouter.length * 2 > pcs.length;
  return isKnown && ![...kinds.values()].includes('switch') ? 'no' : 'unknown';
}
