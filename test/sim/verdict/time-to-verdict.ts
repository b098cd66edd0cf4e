import { judge } from '@mach/diagnosis';
import { drawScenario, type FaultPart, keyOf, makeWorld, NO_FAULTS, observe } from '@mach/fleet';
import { baselinesOf, topologyOf } from './made-topology.ts';
import { isAt, isRight, truthOf } from './truth.ts';
import { MONDAY, provinceOf, SILENCING } from './try-scenario.ts';

const MINUTE_MS = 60_000;
/** How often verdicts are made while a fault is looked for. */
const STEP_MS = 15_000;
const LONGEST_MS = 15 * MINUTE_MS;

export interface Times {
  readonly part: string;
  /** The site fell silent by it. */
  readonly isSilencing: boolean;
  /** From the beginning of the fault until a set that holds its cause is shown, and until the one right cause is; absent: not within a quarter of an hour. */
  readonly provisionalMs?: number;
  readonly finalMs?: number;
}

/** Follows one fault as it happens, each 15 seconds of its first quarter of an hour. */
export function timeToVerdict(seed: number, part: FaultPart): Times | undefined {
  const province = provinceOf(Math.floor(seed / 20));
  const blank = makeWorld(province, NO_FAULTS, { seed: Math.floor(seed / 20) });
  const { scenario, faults } = drawScenario(blank, keyOf('times', seed), { count: 1, part, monday: MONDAY });
  const [fault] = faults;
  if (fault === undefined) return undefined;
  const world = makeWorld(province, scenario, { seed, rates: blank.rates });
  const [topology, usual] = [topologyOf(world, fault.from), baselinesOf(world)];
  const truth = truthOf(world, fault, 'working');
  const isSilencing = SILENCING.includes(fault.type) && fault.share === undefined;
  let provisionalMs: number | undefined;
  for (let after = STEP_MS; after <= LONGEST_MS; after += STEP_MS) {
    const at = fault.from + after;
    const verdicts = judge(observe(world, { from: at - 5 * MINUTE_MS, to: at, knownAt: at }), topology, usual);
    const there = verdicts.filter((verdict) => isAt(verdict, truth));
    if (there.some(({ causes, alike }) => [...causes, ...alike].includes(truth.cause))) provisionalMs ??= after;
    if (there.some((verdict) => verdict.stage === 'final' && isRight(verdict, truth)))
      return { part, isSilencing, ...(provisionalMs === undefined ? {} : { provisionalMs }), finalMs: after };
    // A silent site tells nothing more before it is back.
    if (provisionalMs !== undefined && there.some(({ stage }) => stage === 'provisional') && after > 2 * MINUTE_MS)
      break;
  }
  return { part, isSilencing, ...(provisionalMs === undefined ? {} : { provisionalMs }) };
}
