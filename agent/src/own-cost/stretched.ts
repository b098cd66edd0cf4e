import type { PlannedCheck } from '../plan.ts';
import { lookBytes } from './line-watch.ts';
import type { Step } from './steps.ts';

/**
 * How much longer the intervals become at each step. Policy of 2026-11-26: first what is slow or reads much and changes
 * little; then samples, at first only so far that slow minutes can still be judged (they need one in 45 s); at last, a
 * little, what asks others, for it tells whose fault a trouble is. The heartbeat of a site, which has an allowance of its own
 * (`line-watch.ts`), and what the agent says of itself stay as they are.
 */
const FACTORS = {
  slow: { 0: 1, 1: 4, 2: 4, 3: 8 },
  sample: { 0: 1, 1: 1, 2: 2, 3: 4 },
  asking: { 0: 1, 1: 1, 2: 1, 3: 2 },
  kept: { 0: 1, 1: 1, 2: 1, 3: 1 },
} as const satisfies Readonly<Record<string, Readonly<Record<Step, number>>>>;

const SAMPLES = new Set(['cpu', 'memory', 'pressure', 'disk-io', 'network', 'slow-minutes']);

/** A check with the interval that it has at this step. */
export function stretched(check: PlannedCheck, step: Step): PlannedCheck {
  const factor = FACTORS[classOf(check)][step];
  return factor === 1 ? check : { ...check, everyS: check.everyS * factor, plannedEveryS: check.everyS };
}

function classOf(check: PlannedCheck): keyof typeof FACTORS {
  const { kind, work } = check;
  if (work.type === 'refuse' || kind === 'agent') return 'kept';
  // The silence of a line's watch is taken for the site's.
  if (work.measure.type === 'probe') return lookBytes(check) > 0 ? 'kept' : 'asking';
  if (kind === 'gateway') return 'asking';
  return SAMPLES.has(kind) ? 'sample' : 'slow';
}
