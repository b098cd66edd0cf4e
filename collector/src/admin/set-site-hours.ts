import { readOpeningHours } from '@mach/knowledge';
import type { Site } from '@mach/wire';
import type { FleetState } from '../state/fleet-state.ts';
import type { Decision } from './decision.ts';
import { findSite } from './find-site.ts';
import type { AdminRequest } from './request.ts';

/** Decides when sites are open; for all of them or, where one can't be found, for none. Without hours of their own they have their commune's. */
export function setSiteHours(
  { sites: asked, workingHours, opensOnDaysOff }: Omit<Extract<AdminRequest, { type: 'set-site-hours' }>, 'type'>,
  { registry }: Pick<FleetState, 'registry'>,
): Decision {
  const hours = workingHours.trim();
  const read = hours === '' ? undefined : readOpeningHours(hours);
  if (read?.ok === false)
    return no(`the hours "${read.found}" can't be read: write them as T2-T6 07:00-11:30 13:30-17:00; T7 07:00-11:30`);
  const found = asked.map((each) => findSite(registry, each));
  for (const each of found) if (!each.ok) return { changes: [], answer: each };
  const sites = new Map(found.flatMap((each) => (each.ok ? [[each.site.id, each.site] as const] : [])));
  const changed = [...sites.values()].filter(
    (site) => (site.workingHours ?? '') !== hours || (site.opensOnDaysOff ?? false) !== opensOnDaysOff,
  );
  return {
    changes: changed.map(({ workingHours: _, opensOnDaysOff: __, ...rest }) => {
      const site: Site = {
        ...rest,
        ...(hours === '' ? {} : { workingHours: hours }),
        ...(opensOnDaysOff ? { opensOnDaysOff } : {}),
      };
      return { type: 'site-added', site } as const;
    }),
    answer: { ok: true, imported: changed.length },
  };
}

const no = (error: string): Decision => ({
  changes: [],
  answer: { ok: false, error, code: 'hours-form', field: 'workingHours' },
});
