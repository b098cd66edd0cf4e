import type { Site } from '@mach/wire';
import type { Registry } from '../state/fleet-state.ts';
import type { AdminAnswer } from './request.ts';

export type SiteFound = { readonly ok: true; readonly site: Site } | Extract<AdminAnswer, { ok: false }>;

/** A site by its id, or by its name where only one is called so. */
export function findSite({ sites }: Pick<Registry, 'sites'>, idOrName: string): SiteFound {
  const byId = sites.get(idOrName);
  if (byId !== undefined) return { ok: true, site: byId };
  const [site, ...others] = [...sites.values()].filter(({ name }) => name === idOrName);
  if (site === undefined) {
    return {
      ok: false,
      code: 'not-found',
      error: `there is no site ${idOrName}: mach-collector sites list shows them`,
    };
  }
  if (others.length === 0) return { ok: true, site };
  const each = [site, ...others].map(({ id, unitCode }) => `${id} (commune ${unitCode})`).join(', ');
  const error = `${others.length + 1} sites are called ${idOrName}: name one by its id: ${each}`;
  return { ok: false, code: 'needs-site', error };
}
