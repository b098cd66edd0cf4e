import { serviceSubject } from '@mach/diagnosis';
import { dayAfter, vietnamDayOf } from '@mach/knowledge';
import type { AvailabilityReport, DossierOutage, Incident } from '@mach/wire';
import { availabilityReport } from '../../availability/report.ts';
import type { SiteDay, SiteDayQuery } from '../../availability/site-day.ts';
import { statedCauses } from '../../availability/stated-causes.ts';
import { nextTurn } from '../../http/next-turn.ts';
import type { FleetState } from '../../state/fleet-state.ts';
import { outagesAt, type PaperInput } from './make-dossier.ts';
import { sitesTouched } from './sites-touched.ts';
import { subjectsOf } from './subjects-of.ts';
import { periodsAround } from './target-shares.ts';

export interface PaperPorts {
  readonly state: FleetState;
  readonly now: number;
  readonly siteDays: (query: SiteDayQuery) => Promise<readonly SiteDay[]> | readonly SiteDay[];
}

/** Days of one incident that are looked at: of one that lasts longer, the last ones. */
const DAYS_MAX = 62;

/** Reads what papers about an incident are made of: the days of its sites, and the periods that something was promised about. */
export async function readPaperInput(
  incident: Incident,
  { state, now, siteDays }: PaperPorts,
  commune?: string,
): Promise<PaperInput> {
  const { registry } = state;
  const subjects = subjectsOf(incident, registry);
  const sites = subjects.length === 0 ? [] : sitesTouched(incident, registry, commune);
  const to = vietnamDayOf(Math.min(incident.endedAt ?? now, now));
  const earliest = dayAfter(to, 1 - DAYS_MAX);
  const begins = vietnamDayOf(incident.since);
  const from = begins > earliest ? begins : earliest;
  const dayList: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) dayList.push(day);
  const causes = statedCauses(state, now);
  const periods = sites.length === 0 ? [] : periodsAround(registry.targets, subjects, incident.since);
  const outages: DossierOutage[] = [];
  for (const site of sites) {
    // A site takes some milliseconds a day, and a province has hundreds: whoever waits at the sockets has a turn in between.
    await nextTurn();
    const asked = { sites: [site.id] };
    const ofSite = narrowed(registry, site.id, subjects);
    const reports: AvailabilityReport[] = [];
    for (const { first, last } of periods) {
      const kept = await siteDays({ from: first, to: last, ...asked });
      reports.push(availabilityReport(kept, { registry: ofSite, from: first, to: last, now, causes }));
    }
    const days = await siteDays({ from, to, ...asked });
    outages.push(...outagesAt(site, incident, { state, now, days, dayList, causes, reports }));
  }
  return { state, now, outages, ...(commune === undefined ? {} : { commune }) };
}

/** One site, and the services that are asked about: what nobody wants to know is not reckoned. */
function narrowed(registry: FleetState['registry'], site: string, subjects: readonly string[]): FleetState['registry'] {
  return {
    ...registry,
    devices: new Map([...registry.devices].filter(([, { siteId }]) => siteId === site)),
    services: new Map([...registry.services].filter(([id]) => subjects.includes(serviceSubject(id)))),
  };
}
