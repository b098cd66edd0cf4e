import { dayAfter, vietnamDayOf } from '@mach/knowledge';
import type { Incident } from '@mach/wire';
import { availabilityReport } from '../../availability/report.ts';
import type { SiteDay, SiteDayQuery } from '../../availability/site-day.ts';
import { statedCauses } from '../../availability/stated-causes.ts';
import type { FleetState } from '../../state/fleet-state.ts';
import { type PaperInput, sitesTouched } from './make-dossier.ts';
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
  const touched = subjects.length === 0 ? [] : sitesTouched(incident, registry);
  const sites = touched.filter(({ unitCode }) => commune === undefined || unitCode === commune).map(({ id }) => id);
  const to = vietnamDayOf(Math.min(incident.endedAt ?? now, now));
  const earliest = dayAfter(to, 1 - DAYS_MAX);
  const begins = vietnamDayOf(incident.since);
  const from = begins > earliest ? begins : earliest;
  const causes = statedCauses(state, now);
  const days = sites.length === 0 ? [] : await siteDays({ from, to, sites });
  const ofSites = registryOf(registry, new Set(sites));
  const reports = [];
  for (const { first, last } of sites.length === 0 ? [] : periodsAround(registry.targets, subjects, incident.since)) {
    const kept = await siteDays({ from: first, to: last, sites });
    reports.push(availabilityReport(kept, { registry: ofSites, from: first, to: last, now, causes }));
  }
  const dayList: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) dayList.push(day);
  return { state, now, days, dayList, causes, reports, ...(commune === undefined ? {} : { commune }) };
}

/** A report is of the sites that devices stand at. */
function registryOf(registry: FleetState['registry'], sites: ReadonlySet<string>): FleetState['registry'] {
  const devices = [...registry.devices].filter(([, { siteId }]) => siteId !== undefined && sites.has(siteId));
  return { ...registry, devices: new Map(devices) };
}
