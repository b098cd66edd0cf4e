import { SOLVE_LIMITS, type SolveLimits } from './limits.ts';
import type { PlanInput } from './plan.ts';
import { solveSpending } from './solve-spending.ts';

/** What a part of the sum would give back: `share` 1 is the sum itself. Without `minutes` no plan keeps to the rules with that much. */
export interface CurvePoint {
  readonly share: number;
  readonly minutes?: number;
  readonly cost?: number;
}

/** The minutes that other sums would recover, each found as a plan of its own, without the branching solver. */
export function planCurve(
  input: PlanInput,
  shares: readonly number[],
  limits: SolveLimits = SOLVE_LIMITS,
): readonly CurvePoint[] {
  return shares.map((share) => {
    const answer = solveSpending(input, { prices: 1, funds: share }, undefined, limits);
    if (!answer.ok) return { share };
    const { minutes, cost } = answer.solution;
    return { share, minutes, cost: cost.parts + cost.assets };
  });
}
