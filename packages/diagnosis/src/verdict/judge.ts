import { deviceVerdicts } from './device-verdicts.ts';
import type { AnnouncedOutage, WindowEvidence } from './evidence.ts';
import { findServices, type OpenWays } from './find-services.ts';
import { namesTroubles } from './names.ts';
import { cutOffDevices, oddDevices } from './odd-devices.ts';
import { poorPaths } from './poor-paths.ts';
import { isLanLossy, type PoorSite, poorVerdicts } from './poor-verdicts.ts';
import { pressedVerdict } from './pressed-verdict.ts';
import { type Blame, reach } from './reach.ts';
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

  const heard = summaries.map((summary, index) => ({ summary, blames: found.sites[index] as Readonly<Record<Blame, number>> }));
  const open = heard.filter(({ summary }) => !summary.isGone).map(openWays);
  const poorSites = open.map(({ summary }): PoorSite => ({ summary, poor: poorPaths(summary, evidence.from, usual) }));
  verdicts.push(...poorVerdicts(poorSites, evidence.from));

  const names = namesTroubles(open.filter(({ internet }) => internet).map(({ summary }) => summary));
  verdicts.push(...namesVerdicts(names, evidence.from));
  const nameless = new Set(
    names.flatMap(({ sites, fault }) =>
      sites
        .filter((_, index) => (fault.byShared[index] ?? 0) + (fault.byItself[index] ?? 0) > 0.5)
        .map((summary) => summary.evidence.site),
    ),
  );
  const poorOnes = new Set(
    verdicts.flatMap(({ trouble, scope }) => (trouble !== 'down' && scope.kind !== 'device' ? scope.sites : [])),
  );
  const able = open
    .filter(({ summary }) => !nameless.has(summary.evidence.site) && !poorOnes.has(summary.evidence.site))
    .map((way, _, all) => withoutLossy(way, poorSites, all));
  const findings = findServices(able, evidence.province, topology.services, { at: evidence.from, usual });
  const odd = [...oddDevices(findings), ...open.flatMap(({ summary }) => cutOffDevices(summary))];
  const services = serviceTroubles(findings, odd, (site) => bySite.get(site)?.topology.isp ?? '');
  verdicts.push(...serviceVerdicts(services, bySite, evidence), ...deviceVerdicts(odd, bySite, evidence.from));

  const explained = new Set(verdicts.flatMap(({ scope }) => (scope.kind === 'device' ? [] : scope.sites)));
  verdicts.push(...pressedVerdict(summaries, explained, evidence.from), ...collectorOff(evidence));
  return verdicts.map((verdict) => announcedBy(verdict, evidence.announced));
}

function summarise(evidence: WindowEvidence, topology: Topology): readonly SiteSummary[] {
  const sites = new Map(topology.sites.map((site) => [site.id, site]));
  const internetServices = new Set(topology.services.flatMap(({ id, path }) => (path === 'internet' ? [id] : [])));
  const around = { internetServices, collectorPath: topology.collectorPath };
  return evidence.sites.flatMap((site) => {
    const known = sites.get(site.site);
    return known === undefined ? [] : [summariseSite(site, known, around)];
  });
}

/** A way is open unless something that blocks it is likely. */
function openWays({ summary, blames }: { summary: SiteSummary; blames: Readonly<Record<Blame, number>> }): OpenWays {
  const inner = blames.pc + blames.lan + blames.router + blames.stuck + blames.power + blames.off;
  return {
    summary,
    internet: inner + blames.line + blames.isp < 0.5,
    dataNetwork: inner + blames.leg + blames['data-network'] < 0.5 && summary.topology.hasDataNetwork,
  };
}

/** Devices that lose packets to their own gateway say nothing of what lies behind it. */
function withoutLossy(way: OpenWays, poor: readonly PoorSite[], all: readonly OpenWays[]): OpenWays {
  const site = poor.length === all.length ? poor[all.indexOf(way)] : poor.find(({ summary }) => summary === way.summary);
  if (site === undefined || site.poor.lossyPcs.length === 0 || isLanLossy(site.poor)) return way;
  const { evidence } = way.summary;
  const devices = evidence.devices.filter(({ device }) => !site.poor.lossyPcs.includes(device));
  return { ...way, summary: { ...way.summary, evidence: { ...evidence, devices } } };
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
