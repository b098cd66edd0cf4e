import { calibrate } from './calibrate.ts';
import { explainSite } from './explain-site.ts';
import type { WindowEvidence } from './evidence.ts';
import type { Blame, Reach } from './reach.ts';
import { middle, type SiteSummary } from './site-summary.ts';
import { causesOf, provisionalSet, siteVerdict } from './site-verdict.ts';
import { scopeOf } from './scope.ts';
import type { Verdict, VerdictEvidence } from './verdict.ts';

/** Something is wrong at a site from this probability on. */
const SAID_FROM = 0.5;
const SHARED = ['isp', 'data-network', 'collector'] as const;
type Shared = (typeof SHARED)[number];

/** The blames of sites → one verdict for each shared part, and one for each site with a trouble of its own. */
export function reachVerdicts(summaries: readonly SiteSummary[], found: Reach, window: WindowEvidence): Verdict[] {
  const verdicts: Verdict[] = [];
  const groups = new Map<string, { readonly shared: Shared; readonly members: number[] }>();
  for (const [index, summary] of summaries.entries()) {
    const blames = found.sites[index];
    if (blames === undefined || 1 - blames.none < SAID_FROM) continue;
    const shared = sharedBlame(blames);
    if (shared === undefined) {
      const neighbours = found.neighbours[index] ?? { others: 0, together: 0, ofAnotherProvider: 0 };
      verdicts.push(siteVerdict(summary, blames, neighbours, window));
      continue;
    }
    const key = shared === 'isp' ? `isp ${summary.topology.isp}` : shared;
    const group = groups.get(key) ?? { shared, members: [] };
    groups.set(key, group);
    group.members.push(index);
  }
  for (const { shared, members } of groups.values()) verdicts.push(sharedVerdict(summaries, found, shared, members, window));
  return verdicts;
}

function sharedBlame(blames: Readonly<Record<Blame, number>>): Shared | undefined {
  const all = Object.entries(blames) as [Blame, number][];
  const [top] = all.filter(([blame]) => blame !== 'none').sort((a, b) => b[1] - a[1]);
  return SHARED.find((shared) => shared === top?.[0]);
}

function sharedVerdict(
  summaries: readonly SiteSummary[],
  found: Reach,
  shared: Shared,
  members: readonly number[],
  window: WindowEvidence,
): Verdict {
  const hit = members.map((index) => summaries[index] as SiteSummary);
  const isp = hit[0]?.topology.isp;
  const mean = meanOf(members.map((index) => found.sites[index] as Readonly<Record<Blame, number>>));
  const causes = causesOf(mean);
  const isSilent = hit.some((summary) => summary.isSilent);
  const others = summaries.filter(({ topology, internet }) => topology.isp !== isp && internet.good > 0);
  const evidence: VerdictEvidence[] = [
    ...explainSite(hit[0] as SiteSummary, { others: 0, together: 0, ofAnotherProvider: 0 }, isSilent ? 'silent' : shared),
    shared === 'collector'
      ? { code: 'collector-unreachable-alone', parameters: { sites: hit.length } }
      : { code: 'same-provider', parameters: { sites: hit.length, ...(shared === 'isp' ? { isp: isp ?? '' } : {}) } },
    ...(shared === 'isp' && others.length > 0
      ? [{ code: 'other-providers-good' as const, parameters: { sites: others.length } }]
      : []),
  ];
  const probability = { isp: found.isps.get(isp ?? '') ?? 0, 'data-network': found.dataNetwork, collector: found.collector };
  const top = causes.find(({ cause }) => cause === shared)?.share ?? 0;
  const base = {
    trouble: 'down' as const,
    scope: scopeOf(shared === 'isp' ? { kind: 'isp', id: isp ?? '' } : { kind: 'province' }, hit),
    vantages: hit.reduce((sum, { life }) => sum + life.running + life.off + life.unknown, 0),
    since: middle(hit.flatMap(({ since }) => since ?? [])) ?? window.from,
    evidence,
  };
  if (isSilent) return { ...base, stage: 'provisional', ...provisionalSet(causes, 1 - mean.none) };
  const confidence = calibrate(hit.length > 1 ? Math.max(probability[shared], top) : top * (1 - mean.none));
  if (top < 0.6) {
    const told = { code: 'cannot-be-told-apart' as const, parameters: { causes: causes.slice(0, 2).map(({ cause }) => cause).join(' ') } };
    return { ...base, stage: 'final', cause: 'not-enough-evidence', causes: ['not-enough-evidence'], alike: [], confidence: calibrate(1 - mean.none), evidence: [...evidence, told] };
  }
  return { ...base, stage: 'final', cause: shared, causes: [shared], alike: [], confidence };
}

function meanOf(all: readonly Readonly<Record<Blame, number>>[]): Readonly<Record<Blame, number>> {
  const sums = { ...(all[0] as Record<Blame, number>) };
  for (const blame of Object.keys(sums) as Blame[])
    sums[blame] = all.reduce((sum, each) => sum + each[blame], 0) / all.length;
  return sums;
}
