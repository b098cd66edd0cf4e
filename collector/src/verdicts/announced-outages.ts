import type { AnnouncedOutage } from '@mach/diagnosis';
import { providersOf, touches } from '../availability/notices.ts';
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
  return [...registry.outages.values()]
    .filter(({ from, to }) => from < span.to && to > span.from - LOOK_BACK_MS)
    .map((notice) => {
      const { document, cause, from, to, service, isp } = notice;
      const covered = [...pcs.keys()]
        .flatMap((id) => registry.sites.get(id) ?? [])
        .filter((site) => touches(notice, site.unitCode))
        .filter((site) => isp === undefined || providersOf(site, registry).includes(isp));
      const sites = covered.map(({ id }) => id);
      return { id: document, cause, from, to, sites, ...(service === undefined ? {} : { service }) };
    });
}
