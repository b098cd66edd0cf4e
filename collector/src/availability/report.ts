import { addTallies, lineSubject, overlap, type Stretch, tallyOf, without } from '@mach/diagnosis';
import { dayAfter, startOfVietnamDay, vietnamDayOf } from '@mach/knowledge';
import type { AvailabilityReport, AvailabilityRow, OutageNotice, PcDaysRow, Site } from '@mach/wire';
import { isEquipment } from '../state/equipment.ts';
import type { Registry } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import { isOrBecame, unitOfSiteOn, unitsOfSite } from '../state/reorganisation.ts';
import { siteCalendar } from '../state/working-hours.ts';
import { dayFrame, type StatedCause, settledOf } from './day-frame.ts';
import { announcedFor, touches } from './notices.ts';
import { partOf, secondsOf } from './part.ts';
import { reportHours } from './report-hours.ts';
import type { SettledDay, SiteDay } from './site-day.ts';
import { targetRows } from './target-rows.ts';
import { availabilityTotals } from './totals.ts';

export interface ReportWish {
  readonly registry: Registry;
  /** Days of Việt Nam, both included. */
  readonly from: string;
  readonly to: string;
  readonly commune?: string;
  /** With a commune: also what became part of it, and the days of its sites of now before they were its own. */
  readonly withBefore?: boolean;
  readonly now: number;
  readonly withDays?: boolean;
  readonly causes?: readonly StatedCause[];
}

/** The sites that a report is of, also those that belonged to its commune once, and from which day on each is known: when the first of its PCs enrolled. */
export function sitesOf({ registry, ...wish }: Pick<ReportWish, Asked>): ReadonlyMap<string, string> {
  const since = new Map<string, number>();
  for (const { siteId, enrolledAt, coverage } of registry.devices.values()) {
    if (siteId === undefined || coverage !== 'measured') continue;
    since.set(siteId, Math.min(since.get(siteId) ?? enrolledAt, enrolledAt));
  }
  const isAsked = (id: string) => {
    const site = registry.sites.get(id);
    if (wish.commune === undefined) return true;
    if (site === undefined) return false;
    const units = unitsOfSite(registry.reorganisations, site);
    return [...units].some((unit) => isCounted(site, unit, { registry, ...wish }));
  };
  return new Map([...since].filter(([id]) => isAsked(id)).map(([id, at]) => [id, vietnamDayOf(at)]));
}

type Asked = 'registry' | 'commune' | 'withBefore';

/** Whether the days that a site was of a unit are among those that were asked for. */
function isCounted(site: Site, unit: string, { registry, commune, withBefore }: Pick<ReportWish, Asked>): boolean {
  if (commune === undefined || unit === commune) return true;
  return withBefore === true && (site.unitCode === commune || isOrBecame(unit, commune, registry.units));
}

/** Availability of everything at the sites that were asked for, out of what is kept of their days. Pure: the same days give the same report. */
export function availabilityReport(days: readonly SiteDay[], wish: ReportWish): AvailabilityReport {
  const slices = availabilityInSlices(days, wish);
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}

/** The same site by site, for a collector that has other things to do meanwhile: a quarter of a province takes seconds. */
export function* availabilityInSlices(
  days: readonly SiteDay[],
  wish: ReportWish,
): Generator<undefined, AvailabilityReport> {
  const { registry, from, to, commune, now } = wish;
  const byKey = new Map(days.map((each) => [`${each.site} ${each.day}`, each]));
  const rows: AvailabilityRow[] = [];
  const pcs: PcDaysRow[] = [];
  let [expected, measured] = [0, 0];
  const counting: Site[] = [];
  const last = to < vietnamDayOf(now) ? to : vietnamDayOf(now);
  for (const [id, since] of sitesOf(wish)) {
    const site = registry.sites.get(id);
    if (site === undefined) continue;
    counting.push(site);
    const unitOf = (day: string) => unitOfSiteOn(registry.reorganisations, site, day);
    const asked = dayList(from > since ? from : since, last).filter((day) => isCounted(site, unitOf(day), wish));
    const found = asked.map((day): DayOfSite => {
      const frame = dayFrame(registry, site, day, wish);
      const kept = byKey.get(`${id} ${day}`);
      measured += kept === undefined ? 0 : 1;
      return { day, until: frame.until, ...settledOf(kept ?? {}, frame) };
    });
    expected += found.length;
    // A site that changed its commune within the period stands in both, each with its own days.
    for (const [unitCode, ofUnit] of Map.groupBy(found, ({ day }) => unitOf(day))) {
      const then = { ...site, unitCode };
      const rest = unitCode === site.unitCode ? restOf(site, wish) : NOTHING_LEFT;
      rows.push(...rowsOf(then, ofUnit, { ...wish, rest }));
      pcs.push(pcDays(then, ofUnit, registry));
    }
  }
  const place = (code: string, name: string) => `${code} ${name}`;
  rows.sort((a, b) => order(place(a.communeCode, a.site), place(b.communeCode, b.site)));
  pcs.sort((a, b) => order(place(a.communeCode, a.site), place(b.communeCode, b.site)));
  const [start, end] = [startOfVietnamDay(from), startOfVietnamDay(dayAfter(to))];
  const counted = new Set([commune ?? '', ...rows.map(({ communeCode }) => communeCode)]);
  const isTouched = (outage: OutageNotice) => [...counted].some((code) => touches(outage, code));
  const announced = [...registry.outages.values()]
    .filter((outage) => outage.from < end && outage.to > start && (commune === undefined || isTouched(outage)))
    // Whom else it covers is no business of one commune's report.
    .map((outage) =>
      commune === undefined || outage.communes.length === 0 ? outage : { ...outage, communes: [commune] },
    );
  return {
    from,
    to,
    madeAt: now,
    siteDays: { expected, measured },
    hours: reportHours(counting, registry),
    totals: availabilityTotals(rows),
    rows,
    pcs,
    announced,
  };
}

interface DayOfSite extends SettledDay {
  readonly day: string;
  readonly until: number;
}

/** How much of the period is still to come at a site, in seconds. */
function restOf(site: Site, { registry, to, now }: ReportWish): Rest {
  const end = startOfVietnamDay(dayAfter(to));
  const calendar = siteCalendar(site, registry);
  return {
    working: Math.round(calendar.workingMs(now, end) / 1_000),
    always: Math.max(0, Math.round((end - now) / 1_000)),
  };
}

const NOTHING_LEFT: Rest = { working: 0, always: 0 };

interface Rest {
  readonly working: number;
  readonly always: number;
}

function rowsOf(
  site: Site,
  days: readonly DayOfSite[],
  wish: ReportWish & { readonly rest: Rest },
): readonly AvailabilityRow[] {
  const subjects = [...new Set(days.flatMap(({ states }) => Object.keys(states)))];
  return subjects.map((subject) => {
    const parts = days.map(({ day, until, sessions, states }) => {
      const known = states[subject] ?? [{ from: 0, to: until, value: 'no-data' as const }];
      const worked = sessions.filter(([begins]) => begins < until);
      const notices = announcedFor(subject, site, day, wish.registry);
      return {
        day,
        working: tallyOf(known, worked),
        unannounced: tallyOf(known, without(worked, notices)),
        always: tallyOf(known, [[0, until]]),
      };
    });
    const sum = (of: 'working' | 'unannounced' | 'always') => partOf(addTallies(parts.map((each) => each[of])));
    const name = nameOf(subject, site, wish.registry);
    const row = { working: sum('working'), unannounced: sum('unannounced'), always: sum('always') };
    return {
      communeCode: site.unitCode,
      siteId: site.id,
      site: site.name,
      subject,
      ...(name === undefined ? {} : { name }),
      ...row,
      targets: targetRows({ subject, site }, { ...row, rest: wish.rest }, wish),
      ...(wish.withDays === true && {
        days: parts.map(({ day, working }) => ({ day, seconds: secondsOf(working) })),
      }),
    };
  });
}

function nameOf(subject: string, site: Site, { services, lines }: Registry): string | undefined {
  if (subject.startsWith('service.')) return services.get(subject.slice('service.'.length))?.name;
  const line = [...lines.values()].find(({ siteId, kind }) => siteId === site.id && lineSubject(kind) === subject);
  const said = [line?.provider, line?.circuit].filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join(' · ');
}

/** A PC that measured anything on a day was used on it; when within the day is not known to anybody. */
function pcDays(site: Site, days: readonly DayOfSite[], { devices }: Registry): PcDaysRow {
  const worked = days.filter(({ sessions, until }) => overlap(sessions as Stretch[], 0, until) > 0);
  const here = [...devices.values()].filter(
    (device) =>
      device.siteId === site.id && device.coverage === 'measured' && isInService(device) && !isEquipment(device),
  );
  const known = new Set([...here.map(({ number }) => number), ...worked.flatMap(({ pcs }) => pcs)]);
  return {
    communeCode: site.unitCode,
    siteId: site.id,
    site: site.name,
    pcs: known.size,
    usedDays: worked.reduce((sum, { pcs }) => sum + pcs.length, 0),
    workingDays: worked.length,
  };
}

function dayList(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day);
  return days;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
