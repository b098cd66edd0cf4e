import { type Baselines, judge, type Topology, type Verdict } from '@mach/diagnosis';
import {
  type DrawnScenario,
  drawInteger,
  drawScenario,
  type Fault,
  type FaultPart,
  keyOf,
  makeProvince,
  makeWorld,
  NO_FAULTS,
  observe,
  type Province,
  type Setting,
  type World,
} from '@mach/fleet';
import type { Cause } from '@mach/wire';
import { alikeCauses, tracesOf } from './alike.ts';
import { baselinesOf, topologyOf } from './made-topology.ts';
import { asFelt, isAt, isRight, namesTie, type Truth, tieOf, truthOf } from './truth.ts';

/** Monday, 2 November 2026, 00:00 in Vietnam. */
export const MONDAY = Date.UTC(2026, 10, 1, 17);
const MINUTE_MS = 60_000;
const SERVICES = [
  'national-portal',
  'procedures',
  'documents',
  'reports',
  'registry',
  'mail',
  'signature',
  'payment',
  'sign-on',
  'integration',
];

/** One fault, and what was said of it. */
export interface Outcome {
  readonly truth: Truth;
  readonly said: Cause | 'nothing';
  readonly isRight: boolean;
  readonly confidence: number;
  /** Causes that would have given the same evidence: no reading tells which it is, and no rule gives them one name. */
  readonly alike: readonly Cause[];
  /** With those to which a rule gives one name: that they can't be told apart may be said of them too. */
  readonly fits: readonly Cause[];
  /** That it can't be told was said: "not enough evidence", or a verdict that names all of them. */
  readonly isTieSaid: boolean;
  /** Of a fault that silences its site: the set of a minute later, and whether it holds the truth. */
  readonly provisional?: { readonly causes: readonly Cause[]; readonly holds: boolean };
}

export interface Tried {
  readonly seed: number;
  readonly drawn: DrawnScenario;
  readonly outcomes: readonly Outcome[];
  /** Faults of which no reading of any site shows anything. */
  readonly traceless: number;
  /** Every final verdict: how sure it was, and whether some fault makes it right. */
  readonly verdicts: readonly { readonly verdict: Verdict; readonly isRight: boolean }[];
}

/** A province of a seed: its size, providers, services' shares and rates all vary. */
export function provinceOf(seed: number): Province {
  const key = keyOf('province', seed);
  const isps = ['Nhà mạng A', 'Nhà mạng B', 'Nhà mạng C', 'Nhà mạng D', 'Nhà mạng E'].slice(
    0,
    drawInteger(key, 'isps', [3, 5]),
  );
  const onNetwork = drawInteger(key, 'on-network', [1, 4]);
  return makeProvince({
    seed,
    communes: drawInteger(key, 'communes', [100, 130]),
    devicesPerCommune: [drawInteger(key, 'least', [8, 24]), drawInteger(key, 'most', [40, 52])],
    isps,
    services: SERVICES.map((id, index) => ({
      id,
      host: `${id}.example`,
      url: `https://${id}.example/`,
      path: index >= SERVICES.length - onNetwork ? 'data-network' : 'internet',
      processingMs: drawInteger(key, `processing ${id}`, [90, 700]),
    })),
  });
}

/** How many faults a scenario has, around what, and of which kind the first of them is. */
export interface Given {
  readonly count: number;
  readonly setting?: Setting;
  readonly part?: FaultPart;
}

export function tryScenario(seed: number, given: Given): Tried {
  const province = provinceOf(Math.floor(seed / 20));
  const key = keyOf('scenario', seed);
  const blank = makeWorld(province, NO_FAULTS, { seed: Math.floor(seed / 20) });
  const drawn = drawScenario(blank, key, { ...given, monday: MONDAY });
  const holidays =
    given.setting === 'holiday' ? new Set([0, 1, 2, 3, 4].map((day) => MONDAY + day * 86_400_000)) : new Set<number>();
  const world = { ...makeWorld(province, drawn.scenario, { seed, rates: blank.rates, holidays }) };
  return score(world, drawn, seed);
}

/** Faults that take a whole site away within the minute. */
export const SILENCING: readonly string[] = [
  'line-down',
  'router-down',
  'router-stuck',
  'lan-down',
  'power-cut',
  'isp-down',
  'uplink-down',
];

function score(world: World, drawn: DrawnScenario, seed: number): Tried {
  const [topology, usual] = [topologyOf(world, drawn.from), baselinesOf(world)];
  const begun = drawn.from + MINUTE_MS;
  const off = world.scenario.faults.find(({ type }) => type === 'collector-down');
  const early = judgeAt(world, begun, topology, usual);
  const ended = Math.max(...drawn.scenario.faults.map((fault) => fault.to));
  // People leave one after another, within ten minutes: at the end of the window they have. What a collector that was off heard of counts from a
  // minute after it is back.
  const from = off === undefined ? begun : Math.max(begun, off.to + MINUTE_MS);
  const to = off === undefined ? from + 10 * MINUTE_MS : Math.min(from + 10 * MINUTE_MS, drawn.to);
  const window = { from, to, knownAt: ended + 10 * MINUTE_MS };
  const all = observe(world, window);
  const late = judge(all, topology, usual);
  const seen = all.sites;
  const time = seen.find(({ silentSince }) => silentSince === undefined)?.time ?? 'working';
  const truths = world.scenario.faults.map((fault) => truthOf(world, fault, time));
  // Where no PC ran that could have told, there is nothing to judge.
  const telling = seen.flatMap(({ site, devices }) =>
    devices.flatMap(({ life, device }) => (life === 'unknown' ? [] : [{ site, device }])),
  );
  const told = new Set(telling.flatMap(({ site, device }) => [site, device]));
  const looked = truths.filter(
    ({ fault, sites, device, felt }) =>
      felt > 0 &&
      drawn.faults.includes(fault) &&
      (device === undefined ? sites.some((site) => told.has(site)) : told.has(device)),
  );
  const traced = looked.map((truth) => ({ truth, traces: tracesOf(world, truth, window) }));
  const outcomes = traced
    .filter(({ traces }) => traces > 0)
    .map(({ truth: known, traces }): Outcome => {
      const fits = alikeCauses(world, known, window);
      const truth = asFelt(known, traces, fits);
      const at = late.filter((verdict) => isAt(verdict, truth));
      const right = at.find((verdict) => isRight(verdict, truth));
      const best = right ?? at.toSorted((a, b) => b.confidence - a.confidence)[0];
      const tie = tieOf(truth, fits, time);
      const silencing =
        !isAround(off, begun) &&
        !isHidden(truth, world.scenario.faults, begun) &&
        SILENCING.includes(truth.fault.type) &&
        truth.fault.share === undefined &&
        truth.sites.every((site) => isSilentAt(world, site, begun));
      const sets = early.filter((verdict) => isAt(verdict, truth));
      const holding = sets.find(({ causes, alike }) =>
        [...causes, ...alike].some((cause) => cause === truth.cause || truth.alsoRight.includes(cause)),
      );
      const set = holding ?? sets[0];
      return {
        truth,
        said: right === undefined ? (best?.cause ?? 'nothing') : truth.cause,
        isRight: right !== undefined,
        confidence: best?.confidence ?? 0,
        alike: tie,
        fits,
        isTieSaid: at.some((verdict) => verdict.cause === 'not-enough-evidence' || namesTie(verdict, truth, tie)),
        ...(silencing ? { provisional: { causes: set?.causes ?? [], holds: holding !== undefined } } : {}),
      };
    });
  // Half a minute after the collector is back: what would be told at once.
  const back = off === undefined ? [] : judgeAt(world, off.to + MINUTE_MS / 2, topology, usual).filter(isTold);
  const verdicts = [...late, ...back]
    .filter(({ stage }) => stage === 'final')
    .map((verdict) => ({
      verdict,
      isRight:
        [...truths, ...outcomes.map(({ truth }) => truth)].some((truth) => isRight(verdict, truth)) ||
        isTie(verdict, outcomes) ||
        isEmpty(verdict, seen),
    }));
  return { seed, drawn, outcomes, traceless: traced.length - outcomes.length, verdicts };
}

const judgeAt = (world: World, at: number, topology: Topology, usual: Baselines) =>
  judge(observe(world, { from: at - 5 * MINUTE_MS, to: at, knownAt: at }), topology, usual);

const isTold = ({ trouble, scope }: Verdict): boolean => trouble === 'down' && scope.kind !== 'device';

/** Whether the collector was off in the five minutes before a moment: it can't know who fell silent then. */
const isAround = (off: Fault | undefined, at: number): boolean =>
  off !== undefined && off.from < at && off.to > at - 5 * MINUTE_MS;

/** While nobody's packets reach us, which site is silent for a reason of its own shows later. */
const isHidden = (truth: Truth, faults: readonly Fault[], at: number): boolean =>
  faults.some(({ type, from, to }) => type === 'uplink-down' && type !== truth.fault.type && from < at && at < to);

function isSilentAt(world: World, id: string, at: number): boolean {
  const site = observe(
    { ...world, sites: world.sites.filter((each) => each.site.id === id) },
    { from: at - 5 * MINUTE_MS, to: at, knownAt: at },
  ).sites[0];
  return site?.silentSince !== undefined && site.devices.length > 0;
}

const isTie = (verdict: Verdict, outcomes: readonly Outcome[]) =>
  verdict.cause === 'not-enough-evidence' &&
  outcomes.some(({ truth, fits }) => fits.length > 0 && isAt(verdict, truth));

/** A site in which nobody's PC ran is switched off, whether a fault made it so or the end of the day. */
function isEmpty({ cause, scope }: Verdict, seen: ReturnType<typeof observe>['sites']): boolean {
  if (cause !== 'switched-off') return false;
  const site = seen.find((each) => each.site === scope.id);
  if (site === undefined) return false;
  const isOff = site.devices.every(({ life }) => life === 'off');
  return isOff || (site.time !== 'working' && site.devices.every(({ life }) => life !== 'running'));
}
