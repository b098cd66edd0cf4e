import type { FleetState } from '../state/fleet-state.ts';
import type { Decision } from './decision.ts';
import { findSite } from './find-site.ts';

/** Decides what a site is called from now on. Within a commune no two are called the same. */
export function nameSite(
  request: { readonly site: string; readonly name: string },
  { registry }: Pick<FleetState, 'registry'>,
): Decision {
  const found = findSite(registry, request.site);
  if (!found.ok) return { changes: [], answer: found };
  const { site } = found;
  const name = request.name.trim().replaceAll(/\s+/g, ' ');
  if (name === '') return no('a site needs a name that is not empty');
  const isTaken = registry.sites
    .values()
    .some((each) => each.id !== site.id && each.unitCode === site.unitCode && each.name === name);
  if (isTaken) return no(`commune ${site.unitCode} has a site that is called ${name} already`);
  const changes = site.name === name ? [] : [{ type: 'site-added', site: { ...site, name } } as const];
  return { changes, answer: { ok: true } };
}

const no = (error: string): Decision => ({
  changes: [],
  answer: { ok: false, code: 'site-form', field: 'name', error },
});
