import type { Cause } from '@mach/wire';
import { calibrate } from './calibrate.ts';
import { explainSite } from './explain-site.ts';
import type { Neighbours } from './neighbours.ts';
import { powerRule } from './power-rule.ts';
import type { Blame } from './reach.ts';
import { CAUSE_OF_STATE, SITE_STATES, type SiteState, statePrior } from './site-states.ts';
import type { SiteSummary } from './site-summary.ts';
import type { Verdict } from './verdict.ts';

/** A final verdict names a cause from here on. */
const NAMED_FROM = 0.5;
const CAUSES_MAX = 3;

/** The causes of one site's blames, without `none`, likeliest first, adding up to one. `entry`: under which cause each is counted. */
export function causesOf(
  blames: Readonly<Record<Blame, number>>,
  entry: (cause: Cause) => Cause = (cause) => cause,
): readonly { cause: Cause; share: number }[] {
  const sums = new Map<Cause, number>();
  for (const [blame, share] of Object.entries(blames) as [Blame, number][]) {
    if (blame === 'none' || share === 0) continue;
    const cause = entry(causeOf(blame));
    sums.set(cause, (sums.get(cause) ?? 0) + share);
  }
  const total = [...sums.values()].reduce((sum, share) => sum + share, 0);
  return [...sums].map(([cause, share]) => ({ cause, share: share / total })).sort((a, b) => b.share - a.share);
}

function causeOf(blame: Exclude<Blame, 'none'>): Cause {
  if (blame === 'isp' || blame === 'data-network' || blame === 'collector') return blame;
  return CAUSE_OF_STATE[blame as Exclude<SiteState, 'ok'>];
}

/** Beside the line of a silent site its provider is named from this probability on. */
const NAMED_WITH_LINE = 0.01;

/** The verdict on one site by itself. `isTrouble`: the probability that anything is wrong. */
export function siteVerdict(
  summary: SiteSummary,
  given: Readonly<Record<Blame, number>>,
  neighbours: Neighbours,
  window: { readonly from: number },
): Verdict {
  const { blames, lacksWitness } = powerRule(given, summary, neighbours);
  const causes = causesOf(blames);
  const { topology, evidence, life, isSilent } = summary;
  const since = summary.since ?? window.from;
  const base = {
    trouble: 'down' as const,
    scope: { kind: 'site' as const, id: evidence.site, sites: [evidence.site], communes: [topology.commune] },
    vantages: Math.max(1, life.running + life.off + life.unknown),
    since,
  };
  const isTrouble = 1 - blames.none;
  if (isSilent) {
    const lanFits = lanFitsAsWell(blames, summary);
    const isProviders = causes.some(({ cause, share }) => cause === 'isp' && share >= NAMED_WITH_LINE);
    const set = provisionalSet(
      causesOf(blames, (cause) => (cause === 'isp' ? 'line' : cause)).filter(
        ({ cause }) => !(lanFits && cause === 'lan'),
      ),
      isTrouble,
      1,
    );
    return {
      ...base,
      stage: 'provisional',
      ...set,
      alike: [
        ...(lanFits && set.causes.includes('router') ? ['lan' as const] : []),
        ...(isProviders && set.causes.includes('line') ? ['isp' as const] : []),
      ],
      evidence: explainSite(summary, neighbours, 'silent'),
    };
  }

  // A router that answers its LAN and passes nothing on looks like a dead line unless its modem can be asked, and tells.
  const tied = tiedCauses(blames, summary);
  const isTiedAlone = tied.length > 0 && [...tied, causes[0]?.cause ?? 'not-enough-evidence'].every(isCarriers);
  const isOneVerdict = isTiedAlone || (evidence.modem === 'unreadable' && summary.gateway.good > 0);
  const share = (cause: Cause) => causes.find((each) => each.cause === cause)?.share ?? 0;
  const joined = isOneVerdict ? share('line') + share('router') : 0;
  const top = causes[0] ?? { cause: 'not-enough-evidence' as const, share: 0 };
  if (joined > top.share && joined >= NAMED_FROM) {
    return {
      ...base,
      stage: 'final',
      cause: 'line',
      causes: ['line'],
      alike: mayBeBothWays(blames, summary) ? ['router', 'data-network'] : ['router'],
      confidence: calibrate(joined * isTrouble),
      evidence: [
        ...explainSite(summary, neighbours, 'line'),
        ...(evidence.modem === 'unreadable' ? [{ code: 'modem-unreadable' as const, parameters: {} }] : []),
      ],
    };
  }
  if (top.share < NAMED_FROM || tied.length > 0 || (top.cause === 'power' && lacksWitness)) {
    const code =
      lacksWitness && top.cause === 'power' ? ('no-second-witness' as const) : ('cannot-be-told-apart' as const);
    const likeliest = causes.slice(0, 2).map(({ cause }) => cause);
    return {
      ...base,
      stage: 'final',
      cause: 'not-enough-evidence',
      causes: ['not-enough-evidence'],
      alike: code === 'cannot-be-told-apart' ? likeliest : [],
      confidence: calibrate(isTrouble),
      evidence: [...explainSite(summary, neighbours, top.cause), { code, parameters: { causes: likeliest.join(' ') } }],
    };
  }
  return {
    ...base,
    stage: 'final',
    cause: top.cause,
    causes: [top.cause],
    alike: [],
    confidence: calibrate(top.share * isTrouble),
    evidence: explainSite(summary, neighbours, top.cause),
  };
}

/** Findings that fit another cause so nearly as well are no evidence for either: what is left is what happens more often. */
const TIE = 3;

/** How well what was found fits a state, whatever is likely before anything is found. */
const fitOf = (
  blames: Readonly<Record<Blame, number>>,
  { evidence, topology }: SiteSummary,
  state: Exclude<SiteState, 'ok'>,
): number => blames[state] / statePrior(state, evidence.time, topology.hasSwitch);

/** The causes between which and the likeliest one the evidence does not tell. */
function tiedCauses(blames: Readonly<Record<Blame, number>>, summary: SiteSummary): readonly Cause[] {
  const fits = TROUBLES.map((state) => ({ state, blame: blames[state], fit: fitOf(blames, summary, state) }));
  const [top] = [...fits].sort((a, b) => b.blame - a.blame);
  if (top === undefined || top.blame === 0) return [];
  // Outside of working time a site is switched off until something speaks against it.
  if (top.state === 'off' && summary.evidence.time !== 'working') return [];
  return fits
    .filter(({ fit }) => fit * TIE > top.fit)
    .map(({ state }) => CAUSE_OF_STATE[state])
    .filter((cause) => cause !== CAUSE_OF_STATE[top.state]);
}

const TROUBLES = SITE_STATES.filter((state) => state !== 'ok');

/** The carrier's terminal or its line: one verdict where nobody can tell. */
const isCarriers = (cause: Cause): boolean => cause === 'line' || cause === 'router';

/** Both ways out died at once: the router may have passed nothing on, or what both hang on. */
function mayBeBothWays(blames: Readonly<Record<Blame, number>>, summary: SiteSummary): boolean {
  const { dataNetwork } = summary;
  const isSeenDead = dataNetwork.bad > 0 || dataNetwork.heartbeat?.isHeard === false;
  if (!isSeenDead || dataNetwork.good > 0) return false;
  const [both, ...others] = (['line-and-leg', 'stuck', 'line'] as const).map((state) => fitOf(blames, summary, state));
  return (both ?? 0) * TIE > Math.max(...others);
}

/** From outside a switch that died looks like the router behind it: where a site may have one, both are one entry of its set. */
function lanFitsAsWell(blames: Readonly<Record<Blame, number>>, summary: SiteSummary): boolean {
  const [lan, cable, router] = (['lan', 'cable', 'router'] as const).map((state) => fitOf(blames, summary, state));
  return summary.topology.hasSwitch !== 'no' && Math.max(lan ?? 0, cable ?? 0) * TIE > (router ?? 0);
}

/** The likeliest causes until they hold the truth with the given probability, at most three. */
export function provisionalSet(causes: readonly { cause: Cause; share: number }[], isTrouble: number, holds: number) {
  let held = 0;
  const set: Cause[] = [];
  for (const { cause, share } of causes.slice(0, CAUSES_MAX)) {
    if (held >= holds) break;
    set.push(cause);
    held += share;
  }
  const cause = set[0] ?? ('not-enough-evidence' as const);
  return {
    cause,
    causes: set,
    alike: [] as readonly Cause[],
    confidence: calibrate((causes[0]?.share ?? 0) * isTrouble),
  };
}
