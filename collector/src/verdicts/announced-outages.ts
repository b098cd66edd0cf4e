import type { AnnouncedOutage } from '@mach/diagnosis';
import { touches } from '../availability/notices.ts';
import type { FleetState } from '../state/fleet-state.ts';
import type { PcsBySite } from './register-topology.ts';

/** What began in an outage is of that outage, also while it lasts on. */
const LOOK_BACK_MS = 86_400_000;

/** Outages that were announced for a window or the day before it, each with the sites that it covers; called by the number of its document. */
export function announcedOutages(
  { registry }: Pick<FleetState, 'registry'>,
  pcs: PcsBySite,
  span: { readonly from: number; readonly to: number },
): readonly AnnouncedOutage[] {
  const providers = new Map<string, Set<string>>();
  for (const { siteId, kind, provider } of registry.lines.values()) {
    if (kind !== 'internet' || provider === undefined) continue;
    providers.set(siteId, (providers.get(siteId) ?? new Set()).add(provider));
  }
  const isOf = (isp: string | undefined, site: string, unitCode: string): boolean => {
    if (isp === undefined) return true;
    return providers.get(site)?.has(isp) ?? registry.units.get(unitCode)?.isp === isp;
  };
  return [...registry.outages.values()]
    .filter(({ from, to }) => from < span.to && to > span.from - LOOK_BACK_MS)
    .map((notice) => {
      const { document, cause, from, to, service, isp } = notice;
      const sites = [...pcs.keys()].filter((site) => {
        const unitCode = registry.sites.get(site)?.unitCode ?? '';
        return touches(notice, unitCode) && isOf(isp, site, unitCode);
      });
      return { id: document, cause, from, to, sites, ...(service === undefined ? {} : { service }) };
    });
}
