import type { AvailabilityReport } from '@mach/wire';
import { type Dossier, type DossierOutage, type Incident, PAPER_FORM, type Site } from '@mach/wire';
import type { StatedCause } from '../../availability/day-frame.ts';
import { touches } from '../../availability/notices.ts';
import type { SiteDay } from '../../availability/site-day.ts';
import type { FleetState, Registry } from '../../state/fleet-state.ts';
import { isOrBecame } from '../../state/reorganisation.ts';
import { siteCalendar } from '../../state/working-hours.ts';
import { namesOf, scopeName, writtenFor } from '../incident-rows.ts';
import { dossierSteps, paperView } from './dossier-steps.ts';
import { outageAtSite } from './outage-at-site.ts';
import { sitesTouched } from './sites-touched.ts';
import { subjectsOf } from './subjects-of.ts';
import { targetShares } from './target-shares.ts';

/** What a paper is made of, beside the incident: all read and reckoned before, so that the same input makes the same paper. */
export interface PaperInput {
  readonly state: Pick<FleetState, 'registry'>;
  readonly now: number;
  /** Of the sites that the incident touched; of one commune's alone, where only that may be on the paper. */
  readonly outages: readonly DossierOutage[];
  readonly commune?: string;
}

/** Sites whose figures a paper has room for: those that lost most working time. */
const OUTAGES_MAX = 400;

/** The dossier of an incident as of now. Pure. */
export function makeDossier(incident: Incident, input: PaperInput): Dossier {
  const { state, now, commune } = input;
  const { registry } = state;
  const { number, since, endedAt, into, communesTouched } = incident;
  const nameOf = (code: string) => registry.units.get(code)?.name ?? code;
  const outages = input.outages.toSorted(mostLostFirst);
  const sites = sitesTouched(incident, registry, commune);
  const isOf = (code: string) =>
    commune === undefined ||
    isOrBecame(code, commune, registry.units) ||
    sites.some(({ unitCode }) => unitCode === code);
  const end = endedAt ?? now;
  return {
    ...paperView(incident, (scope) => scopeName(state, scope)),
    ...{ form: PAPER_FORM, kind: 'dossier', number, madeAt: now, since },
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(into === undefined ? {} : { into }),
    ...(commune === undefined ? {} : { commune: { code: commune, name: nameOf(commune) } }),
    ...provinceOf(registry, communesTouched),
    communes: communesTouched.map((code) => ({ code, name: nameOf(code) })),
    names: namesOf(state, incident),
    steps: dossierSteps(incident, { scopeName: (scope) => scopeName(state, scope), communeName: nameOf }),
    outages: outages.slice(0, OUTAGES_MAX),
    outagesLeftOut: Math.max(0, outages.length - OUTAGES_MAX),
    lines: linesOf(sites, registry),
    notices: [...registry.outages.values()]
      .filter((notice) => notice.from < end && notice.to > since)
      .filter((notice) => communesTouched.some((code) => isOf(code) && touches(notice, code)))
      .map((notice) =>
        commune === undefined || notice.communes.length === 0 ? notice : { ...notice, communes: [commune] },
      )
      .sort((a, b) => a.from - b.from),
    written: writtenFor(incident, registry, commune),
  };
}

/** The province as it was set up, else the one that the communes say they belong to. */
export function provinceOf({ units, provinceCode }: Registry, communes: readonly string[]): Pick<Dossier, 'province'> {
  const code = provinceCode ?? communes.map((each) => units.get(each)?.parent).find((parent) => parent !== undefined);
  const name = code === undefined ? undefined : units.get(code)?.name;
  return code === undefined || name === undefined ? {} : { province: { code, name } };
}

/** What was measured of some subjects is reckoned of. */
export interface SiteInput extends Pick<PaperInput, 'state' | 'now'> {
  /** Of that site, over the days of the incident. */
  readonly days: readonly SiteDay[];
  readonly dayList: readonly string[];
  readonly causes: readonly StatedCause[];
  /** Of the periods that were promised something about. */
  readonly reports: readonly AvailabilityReport[];
}

/** What was measured at one site that an incident touched. */
export function outagesAt(site: Site, incident: Incident, input: SiteInput): readonly DossierOutage[] {
  const { state, now, dayList, causes, reports } = input;
  const { registry } = state;
  const span = { from: incident.since, to: Math.min(incident.endedAt ?? now, now) };
  const calendar = siteCalendar(site, registry);
  const days = new Map(input.days.map((each) => [each.day, each]));
  return subjectsOf(incident, registry).flatMap((subject): readonly DossierOutage[] => {
    const found = outageAtSite({ registry, site, subject, span, days, dayList, causes, now });
    if (found === undefined) return [];
    const name = subjectName(subject, site, registry);
    return [
      {
        communeCode: site.unitCode,
        commune: registry.units.get(site.unitCode)?.name ?? site.unitCode,
        ...{ siteId: site.id, site: site.name, subject },
        ...(name === undefined ? {} : { name }),
        ...found,
        targets: targetShares({ siteId: site.id, subject }, found, reports, calendar),
      },
    ];
  });
}

const mostLostFirst = (a: DossierOutage, b: DossierOutage): number =>
  lostS(b) - lostS(a) || (a.communeCode + a.site < b.communeCode + b.site ? -1 : 1);

const lostS = ({ working, outside }: DossierOutage): number =>
  // Working time counts before all else.
  (working.down + working.degraded + working.powerCut) * 10 + outside.down + outside.degraded + outside.powerCut;

const linesOf = (sites: readonly Site[], { lines }: Registry): Dossier['lines'] =>
  sites
    .flatMap((site) =>
      [...lines.values()].filter(({ siteId }) => siteId === site.id).map((line) => ({ ...line, site: site.name })),
    )
    .slice(0, OUTAGES_MAX);

/** The service's name, or the line's provider and circuit, where they are known. */
function subjectName(subject: string, site: Site, { services, lines, units }: Registry): string | undefined {
  if (subject.startsWith('service.')) return services.get(subject.slice('service.'.length))?.name;
  const kind = subject.startsWith('line.') ? subject.slice('line.'.length) : undefined;
  const line = [...lines.values()].find((each) => each.siteId === site.id && each.kind === kind);
  const said = [line?.provider, line?.circuit].filter((part) => part !== undefined);
  if (said.length > 0) return said.join(' · ');
  return kind === 'internet' ? units.get(site.unitCode)?.isp : undefined;
}
