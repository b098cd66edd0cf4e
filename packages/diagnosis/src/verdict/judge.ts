import { deviceVerdicts } from './device-verdicts.ts';
import type { AnnouncedOutage, WindowEvidence } from './evidence.ts';
import { findServices, type OpenWays } from './find-services.ts';
import { namesTroubles } from './names.ts';
import { cutOffDevices, devicesWithNothing, isBad, oddDevices, type ServiceFinding } from './odd-devices.ts';
import { poorPaths } from './poor-paths.ts';
import { type PoorSite, poorVerdicts } from './poor-verdicts.ts';
import { pressedVerdict } from './pressed-verdict.ts';
import { type Blame, reach, type SharedPart } from './reach.ts';
import { namesVerdicts, serviceVerdicts } from './service-verdicts.ts';
import { serviceTroubles } from './services.ts';
import { reachVerdicts } from './shared-verdicts.ts';
import { type SiteSummary, summariseSite } from './site-summary.ts';
import type { Baselines, Topology } from './topology.ts';
import type { Verdict } from './verdict.ts';

/**
 * Where the faults are, by all that is known of one window: at first what keeps sites from reaching out, then, where the ways are
 * open, what is lossy or slow on them, then names and services, and last the PCs that nobody agrees with. What an earlier step
 * explains is no evidence for a later one. Pure; sites and devices that the topology does not know are left out.
 */
export function judge(evidence: WindowEvidence, topology: Topology, usual: Baselines): readonly Verdict[] {
  const summaries = summarise(evidence, topology);
  const bySite = new Map(summaries.map((summary) => [summary.evidence.site, summary]));
  const found = reach(summaries);
  const verdicts: Verdict[] = reachVerdicts(summaries, found, evidence);

  const heard = summaries.map((summary, index) => ({
    summary,
    blames: found.sites[index] as Readonly<Record<Blame, number>>,
    hits: found.hits[index] as Readonly<Record<SharedPart, number>>,
  }));
  const open = heard.filter(({ summary }) => !summary.isGone).map(openWays);
  const poorSites = open.map(({ summary }): PoorSite => ({ summary, poor: poorPaths(summary, evidence.from, usual) }));
  const poor = poorVerdicts(poorSites, evidence.from);
  verdicts.push(...poor.verdicts);

  // A question for a name is lost where every third packet is.
  const isClear = ({ summary, internet }: OpenWays) => internet && !poor.doubtful.internet.has(summary.evidence.site);
  const names = namesTroubles(open.filter(isClear).map(({ summary }) => summary));
  verdicts.push(...namesVerdicts(names, evidence.from));
  const nameless = new Set(
    names.flatMap(({ sites, fault }) =>
      sites
        .filter((_, index) => (fault.byShared[index] ?? 0) + (fault.byItself[index] ?? 0) > 0.5)
        .map((summary) => summary.evidence.site),
    ),
  );
  const silentPcs = open.flatMap(({ summary }) => devicesWithNothing(summary));
  const unheeded = new Set([...poorSites.flatMap((site) => site.poor.lossyPcs), ...silentPcs]);
  const able = open.map((way): OpenWays => {
    const { site } = way.summary.evidence;
    return {
      summary: withoutDevices(way.summary, unheeded),
      internet: way.internet && !nameless.has(site) && !poor.doubtful.internet.has(site),
      dataNetwork: way.dataNetwork && !poor.doubtful.dataNetwork.has(site),
    };
  });
  const deadLans = new Set(verdicts.flatMap(({ cause, scope }) => (cause === 'lan' ? scope.sites : [])));
  const cutOff = heard
    .filter(({ summary, blames }) => !summary.isGone && ownBlame(blames) < 0.5 && !deadLans.has(summary.evidence.site))
    .flatMap(({ summary, blames }) => {
      const found = cutOffDevices(summary);
      // Two may hang on one switch that died.
      return blames['lan-part'] < 0.1 ? found : found.map((each) => ({ ...each, mayShareSwitch: true as const }));
    });
  const findings = findServices(able, evidence.province, topology.services, { at: evidence.from, usual });
  const odd = [...oddDevices(findings), ...cutOff];
  const services = serviceTroubles(findings, odd, (site) => bySite.get(site)?.topology.isp ?? '');
  verdicts.push(...serviceVerdicts(services, bySite, evidence), ...deviceVerdicts(odd, bySite, evidence.from));

  const explained = new Set(verdicts.flatMap(({ scope }) => (scope.kind === 'device' ? [] : scope.sites)));
  const oddOnes = new Set(odd.map(({ device }) => device));
  const pages = findings.filter(({ device }) => !oddOnes.has(device));
  // Of a system that is slow for some, others may feel it whom nobody measures.
  if (!services.some(({ trouble }) => trouble === 'slow')) {
    const asked = services.length === 0 ? summaries : withGoodPages(summaries, pages);
    verdicts.push(...pressedVerdict(asked, explained, pages, evidence.from));
  }
  verdicts.push(...collectorOff(evidence));
  return verdicts.map((verdict) => announcedBy(verdict, evidence.announced));
}

/** While some service is down, those count that measured their pages and found them good. */
function withGoodPages(summaries: readonly SiteSummary[], pages: readonly ServiceFinding[]): readonly SiteSummary[] {
  const bad = new Set(pages.filter(isBad).map(({ site }) => site));
  const good = new Set(pages.flatMap(({ site }) => (bad.has(site) ? [] : site)));
  return summaries.filter(({ evidence }) => good.has(evidence.site));
}

/** Heartbeats are known again so long after the collector is back; who could not reach it meanwhile tells of the collector alone. */
const SETTLES_MS = 90_000;

/** That what is wrong at the site keeps its PCs from the router too: no PC is to blame for that. */
const ownBlame = (blames: Readonly<Record<Blame, number>>) =>
  blames.pc + blames.lan + blames.cable + blames['lan-part'] + blames.router + blames.power + blames.off;

function summarise(evidence: WindowEvidence, topology: Topology): readonly SiteSummary[] {
  const sites = new Map(topology.sites.map((site) => [site.id, site]));
  const servicesBy = (way: 'internet' | 'data-network') =>
    new Set(topology.services.flatMap(({ id, path }) => (path === way ? [id] : [])));
  const services = { internet: servicesBy('internet'), 'data-network': servicesBy('data-network') };
  const { off } = evidence.collector;
  const backAt = off.length === 0 ? undefined : Math.max(...off.map(({ to }) => to)) + SETTLES_MS;
  const around = {
    services,
    collectorPath: topology.collectorPath,
    ...(backAt === undefined ? {} : { collectorBackAt: backAt }),
  };
  return evidence.sites.flatMap((site) => {
    const known = sites.get(site.site);
    return known === undefined ? [] : [summariseSite(site, known, around)];
  });
}

/** A way is open unless something that blocks it is likely. */
function openWays({
  summary,
  blames,
  hits,
}: {
  readonly summary: SiteSummary;
  readonly blames: Readonly<Record<Blame, number>>;
  readonly hits: Readonly<Record<SharedPart, number>>;
}): OpenWays {
  const lan = summary.wireless.good > 0 ? 0 : blames.lan + blames.cable;
  const inner = blames.pc + lan + blames.router + blames.stuck + blames.power + blames.off + blames['line-and-leg'];
  return {
    summary,
    internet: inner + blames.line < 0.5 && hits.isp < 0.5,
    dataNetwork: summary.topology.hasDataNetwork && inner + blames.leg < 0.5 && hits['data-network'] < 0.5,
  };
}

/** Devices that get nothing at all, or lose packets to their own gateway, say nothing of what lies behind it. */
function withoutDevices(summary: SiteSummary, leftOut: ReadonlySet<string>): SiteSummary {
  const { evidence } = summary;
  if (!evidence.devices.some(({ device }) => leftOut.has(device))) return summary;
  return {
    ...summary,
    evidence: { ...evidence, devices: evidence.devices.filter(({ device }) => !leftOut.has(device)) },
  };
}

function collectorOff({ collector }: WindowEvidence): Verdict[] {
  return collector.off.map(({ from, to }) => ({
    stage: 'final',
    trouble: 'down',
    cause: 'collector',
    causes: ['collector'],
    alike: [],
    scope: { kind: 'province', sites: [], communes: [] },
    confidence: 0.995,
    vantages: 1,
    since: from,
    evidence: [{ code: 'collector-was-off', parameters: { seconds: Math.round((to - from) / 1_000) } }],
  }));
}

function announcedBy(verdict: Verdict, announced: readonly AnnouncedOutage[]): Verdict {
  const { cause, scope, since, evidence } = verdict;
  const match = announced.find(
    (outage) =>
      outage.from <= since &&
      since < outage.to &&
      (verdict.causes.includes(outage.cause) || cause === 'not-enough-evidence') &&
      (outage.service === undefined || evidence.some(({ parameters }) => parameters['service'] === outage.service)) &&
      scope.sites.every((site) => outage.sites.includes(site)),
  );
  return match === undefined ? verdict : { ...verdict, announced: match.id };
}
