import { grouped } from '@mach/wire';
import { logSum, mixedTrials, shares } from './log-space.ts';
import { type Neighbours, neighboursOf } from './neighbours.ts';
import { type OneFeeder, oneFeeder, onFeeder } from './one-feeder.ts';
import { densest, fitsCommonReason } from './onsets.ts';
import { type Beyond, siteLikelihood } from './site-likelihood.ts';
import { OPEN, SITE_STATES, type SiteState } from './site-states.ts';
import type { SiteSummary } from './site-summary.ts';

/** What keeps a site from reaching out: a state of its own, or something beyond it. */
export type Blame = Exclude<SiteState, 'ok'> | 'isp' | 'data-network' | 'collector' | 'none';
export const BLAMES: readonly Blame[] = [
  ...SITE_STATES.filter((state) => state !== 'ok'),
  'isp',
  'data-network',
  'collector',
  'none',
];

/** Parts that many sites share. */
export type SharedPart = 'isp' | 'data-network' | 'collector';

export interface Reach {
  /** By site, in the order given: the probability of each blame, adding up to one. */
  readonly sites: readonly Readonly<Record<Blame, number>>[];
  /** By site: the probability that each shared part fails it, whatever else does too. */
  readonly hits: readonly Readonly<Record<SharedPart, number>>[];
  readonly neighbours: readonly Neighbours[];
  /** Probability that a part that many share is broken, wholly or in part. */
  readonly isps: ReadonlyMap<string, number>;
  readonly dataNetwork: number;
  readonly collector: number;
}

/** A broken shared part hits this share of those behind it: all, or a part of them, as likely each. */
const EXTENTS = [
  { extent: 0, weight: 1 },
  { extent: 0.1, weight: 0.1 },
  { extent: 0.25, weight: 0.1 },
  { extent: 0.5, weight: 0.1 },
  { extent: 0.75, weight: 0.1 },
  { extent: 0.9, weight: 0.1 },
  { extent: 1 - 1e-6, weight: 0.5 },
] as const;
/** How likely such a part breaks within a window. Assumptions of 2026-11, from a few such outages a year. */
const BROKEN = { isp: 4e-4, dataNetwork: 3e-4, collector: 2e-4 } as const;

/**
 * The probability of each blame for each site, from the likelihoods of all: the largest shared part that explains most is blamed
 * as far as its own unlikeliness allows. Exact, with one feeder that failed at most.
 */
export function reach(summaries: readonly SiteSummary[]): Reach {
  const neighbours = neighboursOf(summaries);
  const sites = summaries.map((summary, index) => modelOf(summary, neighbours[index] as Neighbours));
  addOnsets(summaries, sites);
  const byIsp = grouped(sites.keys(), (index) => summaries[index]?.topology.isp ?? '');

  const feeder = oneFeeder(summaries);
  for (const index of feeder.members) addFeeder(summaries[index] as SiteSummary, sites[index] as SiteModel, feeder);
  const worlds: World[] = [];
  const extentsOf = new Map<string, readonly number[][]>();
  for (const collector of [0, 1]) {
    for (let network = 0; network < EXTENTS.length; network++) {
      const beyond =
        Math.log(collector === 1 ? BROKEN.collector : 1 - BROKEN.collector) + prior(network, BROKEN.dataNetwork);
      const logs = feeder.extents.map(({ log }) => beyond + log);
      for (const [isp, members] of byIsp) {
        const apart = members.filter((index) => !feeder.members.has(index));
        const hit = members.filter((index) => feeder.members.has(index));
        const table = EXTENTS.map((_, extent) =>
          isp === '' && extent > 0
            ? Number.NEGATIVE_INFINITY
            : apart.reduce(
                (sum, index) => sum + mixed(sites[index] as SiteModel, 0, extent, network, collector),
                prior(extent, BROKEN.isp),
              ),
        );
        const tables = logs.map((_, power) =>
          table.map((log, extent) =>
            hit.reduce((sum, index) => sum + mixed(sites[index] as SiteModel, power, extent, network, collector), log),
          ),
        );
        for (const [power, each] of tables.entries()) logs[power] = (logs[power] as number) + logSum(...each);
        extentsOf.set(isp, [...(extentsOf.get(isp) ?? []), ...tables.map(shares)]);
      }
      worlds.push(...logs.map((log, power) => ({ log, collector, network, power })));
    }
  }
  const weights = shares(worlds.map(({ log }) => log));
  const found = summaries.map((summary, index) =>
    blamesOf(sites[index] as SiteModel, worlds, weights, extentsOf.get(summary.topology.isp ?? '') ?? []),
  );
  return {
    neighbours,
    sites: found.map(({ blames }) => blames),
    hits: found.map(({ hits }) => hits),
    isps: new Map(
      [...extentsOf].map(([isp, tables]) => [
        isp,
        tables.reduce((sum, table, world) => sum + (weights[world] as number) * (1 - (table[0] as number)), 0),
      ]),
    ),
    dataNetwork: worlds.reduce((sum, { network }, world) => sum + (network > 0 ? (weights[world] as number) : 0), 0),
    collector: worlds.reduce((sum, { collector }, world) => sum + collector * (weights[world] as number), 0),
  };
}

/** By `combination`: the log likelihoods of the states, and their sum. */
interface States {
  readonly states: (readonly number[])[];
  readonly sums: number[];
}

interface SiteModel extends States {
  readonly hasDataNetwork: boolean;
  /** The same by extent of a failed feeder, of a site that may hang on it; of another site no extent makes a difference. */
  byFeeder?: readonly States[];
}

/** What holds beyond all sites, as indices of extents; how likely all that was found is there. */
interface World {
  readonly log: number;
  readonly collector: number;
  readonly network: number;
  readonly power: number;
}

const combination = (provider: number, network: number, collector: number) => provider + 2 * network + 4 * collector;
const COMBINATIONS = [0, 1, 2, 3, 4, 5, 6, 7];

const beyondOf = (index: number): Beyond => ({
  providerDead: (index & 1) !== 0,
  dataNetworkDead: (index & 2) !== 0,
  uplinkDead: (index & 4) !== 0,
});

function modelOf(summary: SiteSummary, neighbours: Neighbours): SiteModel {
  const likelihood = siteLikelihood(summary);
  const states = COMBINATIONS.map((index) => {
    const beyond = beyondOf(index);
    return likelihood(beyond).map(
      (log, state) => log + witnesses(summary, neighbours, SITE_STATES[state] as SiteState, beyond),
    );
  });
  return { hasDataNetwork: summary.topology.hasDataNetwork, states, sums: states.map((each) => logSum(...each)) };
}

/** Neighbours that are gone since the same moment: to be expected of a power cut, and of what all of them share. */
function witnesses(
  { isGone, evidence }: SiteSummary,
  { others, together, ofAnotherProvider }: Neighbours,
  state: SiteState,
  { providerDead, uplinkDead }: Beyond,
): number {
  if (!isGone || others === 0) return 0;
  const chance = (p: number) => mixedTrials(together, others - together, p, 2);
  if (state === 'power') return chance(0.6);
  if (uplinkDead) return chance(0.95);
  if (providerDead && ofAnotherProvider === 0) return chance(0.5);
  return chance(evidence.time === 'working' ? 0.01 : 0.1);
}

/** What a shared part takes away goes at the same moment everywhere; where the site itself is cut off it tells nothing of that. */
function addOnsets(summaries: readonly SiteSummary[], sites: readonly SiteModel[]): void {
  const byIsp = grouped(summaries.keys(), (index) => summaries[index]?.topology.isp ?? '');
  const all = [...summaries.keys()];
  const groups = [
    ...[...byIsp.values()].map((members) => ({ members, bit: 1, leg: 'internet' as const })),
    { members: all, bit: 2, leg: 'dataNetwork' as const },
    { members: all, bit: 4, leg: 'internet' as const },
  ];
  for (const { members, bit, leg } of groups) {
    const since = (index: number) => summaries[index]?.[leg].since;
    const common = densest(members.flatMap((index) => since(index) ?? []));
    for (const index of members) {
      const fit = fitsCommonReason(since(index), common);
      const site = sites[index] as SiteModel;
      if (fit === 0) continue;
      for (const each of COMBINATIONS.filter((number) => (number & bit) !== 0)) {
        const states = (site.states[each] as readonly number[]).map((log, state) =>
          OPEN[SITE_STATES[state] as SiteState][leg] ? log + fit : log,
        );
        site.states[each] = states;
        site.sums[each] = logSum(...states);
      }
    }
  }
}

function addFeeder(summary: SiteSummary, site: SiteModel, { extents }: OneFeeder): void {
  site.byFeeder = extents.map(({ extent }) => {
    if (extent === 0) return { states: site.states, sums: site.sums };
    const states = site.states.map((each) => onFeeder(each, summary, extent));
    return { states, sums: states.map((each) => logSum(...each)) };
  });
}

function prior(extent: number, broken: number): number {
  const weight = EXTENTS[extent]?.weight ?? 0;
  return Math.log(extent === 0 ? 1 - broken : broken * weight);
}

function mixed(site: SiteModel, power: number, provider: number, network: number, collector: number): number {
  const { hasDataNetwork } = site;
  const { sums } = site.byFeeder?.[power] ?? site;
  const p = EXTENTS[provider]?.extent ?? 0;
  const d = hasDataNetwork ? (EXTENTS[network]?.extent ?? 0) : 0;
  const at = (u: number, v: number) => sums[combination(u, v, collector)] as number;
  if (p === 0 && d === 0) return at(0, 0);
  if (d === 0) return logSum(Math.log(1 - p) + at(0, 0), Math.log(p) + at(1, 0));
  if (p === 0) return logSum(Math.log(1 - d) + at(0, 0), Math.log(d) + at(0, 1));
  return logSum(
    Math.log((1 - p) * (1 - d)) + at(0, 0),
    Math.log(p * (1 - d)) + at(1, 0),
    Math.log((1 - p) * d) + at(0, 1),
    Math.log(p * d) + at(1, 1),
  );
}

/** Worlds of less weight than this change nothing that anybody reads. */
const WEIGHT_MIN = 1e-4;

function blamesOf(
  site: SiteModel,
  worlds: readonly World[],
  weights: readonly number[],
  extents: readonly (readonly number[])[],
): { readonly blames: Readonly<Record<Blame, number>>; readonly hits: Readonly<Record<SharedPart, number>> } {
  const { hasDataNetwork } = site;
  const hits = { isp: 0, 'data-network': 0, collector: 0 };
  const sums = Object.fromEntries(BLAMES.map((blame) => [blame, 0])) as Record<Blame, number>;
  for (const [world, { collector, network, power }] of worlds.entries()) {
    const { states } = site.byFeeder?.[power] ?? site;
    const weight = weights[world] as number;
    if (weight < WEIGHT_MIN) continue;
    for (const [extent, share] of (extents[world] ?? []).entries()) {
      if (weight * share < WEIGHT_MIN) continue;
      const p = EXTENTS[extent]?.extent ?? 0;
      const d = hasDataNetwork ? (EXTENTS[network]?.extent ?? 0) : 0;
      const logs: number[] = [];
      const blames: Blame[] = [];
      const failing: (readonly [number, number])[] = [];
      for (const [u, v] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const) {
        const chance = (u === 1 ? p : 1 - p) * (v === 1 ? d : 1 - d);
        if (chance === 0) continue;
        for (const [state, log] of (states[combination(u, v, collector)] as readonly number[]).entries()) {
          logs.push(Math.log(chance) + log);
          blames.push(blameOf(SITE_STATES[state] as SiteState, u, v, collector));
          failing.push([u, v]);
        }
      }
      for (const [index, each] of shares(logs).entries()) {
        const part = weight * share * each;
        const [u, v] = failing[index] ?? [0, 0];
        sums[blames[index] as Blame] += part;
        hits.isp += u * part;
        hits['data-network'] += v * part;
        hits.collector += collector * part;
      }
    }
  }
  const total = Object.values(sums).reduce((a, b) => a + b, 0);
  for (const blame of BLAMES) sums[blame] /= total;
  return { blames: sums, hits };
}

function blameOf(state: SiteState, provider: number, network: number, collector: number): Blame {
  if (state !== 'ok') return state;
  if (provider === 1) return 'isp';
  if (network === 1) return 'data-network';
  return collector === 1 ? 'collector' : 'none';
}
