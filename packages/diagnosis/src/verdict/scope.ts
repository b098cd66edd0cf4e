import type { SiteSummary } from './site-summary.ts';
import type { Scope } from './verdict.ts';

/** The scope of a trouble that several sites feel: their ids and communes, each once, sorted. */
export function scopeOf(
  over: { readonly kind: Scope['kind']; readonly id?: string },
  sites: readonly SiteSummary[],
): Scope {
  return {
    ...over,
    sites: sites.map(({ evidence }) => evidence.site).sort(),
    communes: [...new Set(sites.map(({ topology }) => topology.commune))].sort(),
  };
}
