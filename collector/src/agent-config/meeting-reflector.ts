import type { Network } from '@mach/wire';
import type { WatchedReflector } from '../settings.ts';
import type { FleetState } from '../state/fleet-state.ts';
import { hasPath } from '../state/reachable.ts';

/** The reflectors that a place with such a network reaches. A proxy lets no packets of theirs through. */
export const reachableReflectors = (
  reflectors: readonly WatchedReflector[],
  network: Network | undefined,
): readonly WatchedReflector[] =>
  network === 'proxy' ? [] : reflectors.filter((reflector) => hasPath(network, reflector));

/** The one (host:port) against which the way of meetings is tried. */
export const meetingReflectorOf = (
  reflectors: readonly WatchedReflector[],
  network: Network | undefined,
): string | undefined => reachableReflectors(reflectors, network)[0]?.target;

/** Ids of the sites all lines of which are paid by the byte: nothing is measured there that costs many. */
export function meteredSites({ registry }: FleetState): ReadonlySet<string> {
  const bySite = Map.groupBy(registry.lines.values(), ({ siteId }) => siteId);
  return new Set([...bySite].flatMap(([site, lines]) => (lines.every(({ isMetered }) => isMetered) ? [site] : [])));
}
