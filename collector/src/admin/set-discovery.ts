import type { FleetState } from '../state/fleet-state.ts';
import type { Decision } from './decision.ts';
import { findSite } from './find-site.ts';

/** Decides for sites whether their leader looks who stands in their network; for all of them or, where one can't be found, for none. */
export function setDiscovery(
  request: { readonly sites: readonly string[]; readonly isOn: boolean },
  { registry }: Pick<FleetState, 'registry'>,
  now: number,
): Decision {
  const found = request.sites.map((each) => findSite(registry, each));
  for (const each of found) if (!each.ok) return { changes: [], answer: each };
  const sites = new Map(found.flatMap((each) => (each.ok ? [[each.site.id, each.site] as const] : [])));
  const changed = [...sites.values()].filter(({ discovery }) => (discovery?.isOn ?? false) !== request.isOn);
  const discovery = { isOn: request.isOn, since: now };
  return {
    changes: changed.map((site) => ({ type: 'site-added', site: { ...site, discovery } }) as const),
    answer: { ok: true, imported: changed.length },
  };
}
