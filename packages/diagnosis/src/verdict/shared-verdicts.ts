import { besideVerdicts } from './beside-verdicts.ts';
import { calibrate } from './calibrate.ts';
import type { WindowEvidence } from './evidence.ts';
import { explainSite } from './explain-site.ts';
import type { Neighbours } from './neighbours.ts';
import type { Blame, Reach, SharedPart } from './reach.ts';
import { scopeOf } from './scope.ts';
import { middle, type SiteSummary } from './site-summary.ts';
import { causesOf, provisionalSet, siteVerdict } from './site-verdict.ts';
import type { Verdict, VerdictEvidence } from './verdict.ts';

/** Of whom no neighbour is known. */
const ALONE: Neighbours = { others: 0, together: 0, ofAnotherProvider: 0, cutElsewhere: 0 };
/** Something is wrong at a site from this probability on. */
const SAID_FROM = 0.5;
/** A set of causes of what many share holds the truth with this probability. */
const SET_HOLDS = 0.9995;

/** The blames of sites → one verdict for each shared part, and one for each site with a trouble of its own. */
export function reachVerdicts(summaries: readonly SiteSummary[], found: Reach, window: WindowEvidence): Verdict[] {
  const verdicts: Verdict[] = [];
  const groups = new Map<string, { readonly shared: SharedPart; readonly members: number[] }>();
  const join = (key: string, shared: SharedPart, index: number) => {
    const group = groups.get(key) ?? { shared, members: [] };
    groups.set(key, group);
    group.members.push(index);
  };
  for (const [index, summary] of summaries.entries()) {
    const [blames, hits] = [found.sites[index], found.hits[index]];
    if (blames === undefined || hits === undefined) continue;
    const isHit = { isp: false, 'data-network': false, collector: false };
    for (const shared of SHARED) {
      isHit[shared] = hits[shared] >= SAID_FROM && feels(summary, shared);
      if (isHit[shared]) join(shared === 'isp' ? `isp ${summary.topology.isp}` : shared, shared, index);
    }
    const isShared = isHit.isp || isHit['data-network'] || isHit.collector;
    const beyond = SHARED.reduce((sum, shared) => sum + (!isShared && feels(summary, shared) ? blames[shared] : 0), 0);
    const own = 1 - blames.none - blames.isp - blames['data-network'] - blames.collector;
    if (own + beyond < SAID_FROM) continue;
    const neighbours = found.neighbours[index] ?? ALONE;
    verdicts.push(
      siteVerdict(summary, blames, neighbours, window),
      ...besideVerdicts(summary, blames, neighbours, window),
    );
  }
  for (const { shared, members } of groups.values())
    verdicts.push(sharedVerdict(summaries, found, shared, members, window));
  return verdicts;
}

const SHARED: readonly SharedPart[] = ['isp', 'data-network', 'collector'];

/** Whether a site has anything to show for a shared part that fails it. */
function feels({ internet, dataNetwork, topology, isGone }: SiteSummary, shared: SharedPart): boolean {
  const leg = shared === 'data-network' ? dataNetwork : internet;
  if (shared === 'data-network' && !topology.hasDataNetwork) return false;
  return isGone || leg.bad > leg.good || leg.heartbeat?.isHeard === false;
}

function sharedVerdict(
  summaries: readonly SiteSummary[],
  found: Reach,
  shared: SharedPart,
  members: readonly number[],
  window: WindowEvidence,
): Verdict {
  const hit = members.map((index) => summaries[index] as SiteSummary);
  const isp = hit[0]?.topology.isp;
  const mean = meanOf(members.map((index) => found.sites[index] as Readonly<Record<Blame, number>>));
  const others = causesOf(mean).filter(({ cause }) => cause !== shared);
  const isSilent = hit.some((summary) => summary.isSilent);
  const elsewhere = summaries.filter(({ topology, internet }) => topology.isp !== isp && internet.good > 0);
  const evidence: VerdictEvidence[] = [
    ...explainSite(hit[0] as SiteSummary, ALONE, isSilent ? 'silent' : shared),
    shared === 'collector'
      ? { code: 'collector-unreachable-alone', parameters: { sites: hit.length } }
      : { code: 'same-provider', parameters: { sites: hit.length, ...(shared === 'isp' ? { isp: isp ?? '' } : {}) } },
    ...(shared === 'isp' && elsewhere.length > 0
      ? [{ code: 'other-providers-good' as const, parameters: { sites: elsewhere.length } }]
      : []),
  ];
  const all = { isp: found.isps.get(isp ?? '') ?? 0, 'data-network': found.dataNetwork, collector: found.collector };
  const hits = members.reduce((sum, index) => sum + (found.hits[index]?.[shared] ?? 0), 0) / members.length;
  // One site alone is hit only as likely as its own reading says.
  const probability = hit.length > 1 ? Math.max(all[shared], hits) : hits;
  const base = {
    trouble: 'down' as const,
    scope: scopeOf(shared === 'isp' ? { kind: 'isp', id: isp ?? '' } : { kind: 'province' }, hit),
    vantages: hit.reduce((sum, { life }) => sum + life.running + life.off + life.unknown, 0),
    since: middle(hit.flatMap(({ since }) => since ?? [])) ?? window.from,
    evidence,
  };
  if (isSilent) {
    const rest = others.map(({ cause, share }) => ({ cause, share: share * (1 - probability) }));
    const causes = [{ cause: shared, share: probability }, ...rest].sort((a, b) => b.share - a.share);
    return { ...base, stage: 'provisional', ...provisionalSet(causes, 1, SET_HOLDS) };
  }
  return { ...base, stage: 'final', cause: shared, causes: [shared], alike: [], confidence: calibrate(probability) };
}

function meanOf(all: readonly Readonly<Record<Blame, number>>[]): Readonly<Record<Blame, number>> {
  const sums = { ...(all[0] as Record<Blame, number>) };
  for (const blame of Object.keys(sums) as Blame[])
    sums[blame] = all.reduce((sum, each) => sum + each[blame], 0) / all.length;
  return sums;
}
