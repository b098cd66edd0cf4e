import type { HeldAllowance } from './held-allowance.ts';

/** How far the agent has slowed down; each step comes on top of the one before. */
export type Step = 0 | 1 | 2 | 3;

const UP = { 0: 1, 1: 2, 2: 3, 3: 3 } as const;
const DOWN = { 0: 0, 1: 0, 2: 1, 3: 2 } as const;

/** As good as nothing: some minutes of what comes back. */
const USED_UP_RATIO = 0.01;
/** A step is taken back when this much is held again, so that the pace does not go to and fro. */
const WELL_AGAIN_RATIO = 0.5;

/** One step further while nothing is left, one back when much is, and time between two steps for the last one to show. */
export function createSteps(allowance: HeldAllowance, stepGapMs: number) {
  let step: Step = 0;
  let changedMs = Number.NEGATIVE_INFINITY;
  return {
    current: () => step,
    /** True when it changed. */
    look: (uptimeMs: number): boolean => {
      if (uptimeMs - changedMs < stepGapMs) return false;
      const left = allowance.leftRatio(uptimeMs);
      const next = left < USED_UP_RATIO ? UP[step] : left >= WELL_AGAIN_RATIO ? DOWN[step] : step;
      if (next === step) return false;
      step = next;
      changedMs = uptimeMs;
      return true;
    },
  };
}
