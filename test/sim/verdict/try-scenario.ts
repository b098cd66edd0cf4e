import { judge, type Verdict } from '@mach/diagnosis';
import {
  type DrawnScenario,
  drawInteger,
  drawScenario,
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
import { alikeCauses } from './alike.ts';
import { baselinesOf, topologyOf } from './made-topology.ts';
import { isAt, isRight, type Truth, truthOf } from './truth.ts';

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
  /** Causes that would have given the same evidence. */
  readonly alike: readonly Cause[];
  /** Of a fault that silences its site: the set of a minute later, and whether it holds the truth. */
  readonly provisional?: { readonly causes: readonly Cause[]; readonly holds: boolean };
}

export interface Tried {
  readonly seed: number;
  readonly drawn: DrawnScenario;
  readonly outcomes: readonly Outcome[];
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

export function tryScenario(
  seed: number,
  given: { readonly count: number; readonly setting?: Setting; readonly part?: FaultPart },
): Tried {
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
const SILENCING: readonly string[] = [
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
  const early = judge(observe(world, { from: begun - 5 * MINUTE_MS, to: begun, knownAt: begun }), topology, usual);
  // People leave one after another, within ten minutes.
  const settled = drawn.faults.some((fault) => fault.type === 'switched-off') ? drawn.from + 11 * MINUTE_MS : begun;
  const ended = Math.max(...drawn.scenario.faults.map((fault) => fault.to));
  const window = { from: settled, to: settled + 10 * MINUTE_MS, knownAt: ended + 10 * MINUTE_MS };
  const all = observe(world, window);
  const late = judge(all, topology, usual);
  const seen = all.sites;
  const time = seen[0]?.time ?? 'working';
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
  const outcomes = looked.map((truth): Outcome => {
    const at = late.filter((verdict) => isAt(verdict, truth));
    const right = at.find((verdict) => isRight(verdict, truth));
    const best = right ?? at.toSorted((a, b) => b.confidence - a.confidence)[0];
    const silencing =
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
      alike: alikeCauses(world, truth, window),
      ...(silencing ? { provisional: { causes: set?.causes ?? [], holds: holding !== undefined } } : {}),
    };
  });
  const verdicts = late
    .filter(({ stage }) => stage === 'final')
    .map((verdict) => ({
      verdict,
      isRight: truths.some((truth) => isRight(verdict, truth)) || isTie(verdict, outcomes) || isEmpty(verdict, seen),
    }));
  return { seed, drawn, outcomes, verdicts };
}

function isSilentAt(world: World, id: string, at: number): boolean {
  const site = observe(
    { ...world, sites: world.sites.filter((each) => each.site.id === id) },
    { from: at - 5 * MINUTE_MS, to: at, knownAt: at },
  ).sites[0];
  return site?.silentSince !== undefined && site.devices.length > 0;
}

const isTie = (verdict: Verdict, outcomes: readonly Outcome[]) =>
  verdict.cause === 'not-enough-evidence' &&
  outcomes.some(({ truth, alike }) => alike.length > 0 && isAt(verdict, truth));

/** A site in which nobody's PC ran is switched off, whether a fault made it so or the end of the day. */
function isEmpty({ cause, scope }: Verdict, seen: ReturnType<typeof observe>['sites']): boolean {
  if (cause !== 'switched-off') return false;
  const site = seen.find((each) => each.site === scope.id);
  return site?.devices.every(({ life }) => life !== 'running') === true && site.time !== 'working';
}
