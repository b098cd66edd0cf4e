import { makePlan, type PlanInput, type PlanTrouble, type SolveYesNo } from '@mach/priority';
import { type FrozenPlan, freeze, packPlan } from './frozen-plan.ts';

/** `busy`: too many wait already; trying again later helps. */
export type PlanMade =
  | { readonly kind: 'made'; readonly frozen: FrozenPlan; readonly packed: Uint8Array }
  | { readonly kind: 'trouble'; readonly trouble: PlanTrouble }
  | { readonly kind: 'busy' };

/** Makes whole plans, with what other sums and prices would change, as `plan` and `plan verify` do. That takes seconds where rules are tight. */
export interface PlanMaker {
  make(input: PlanInput, program: string): Promise<PlanMade>;
}

/** The plan of an input, frozen and packed. Without a solver the gap that branching would close stays, and is told. */
export function makeFrozen(input: PlanInput, program: string, solve?: SolveYesNo): PlanMade {
  const answer = makePlan(input, solve);
  if (!answer.ok) return { kind: 'trouble', trouble: answer.trouble };
  const frozen = freeze(input, answer.plan, program);
  return { kind: 'made', frozen, packed: packPlan(frozen) };
}
