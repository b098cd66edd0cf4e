import type { SolveYesNo } from './branching.ts';
import type { Candidate } from './candidate.ts';
import type { SolveLimits } from './limits.ts';
import type { PlanInput } from './plan.ts';
import { bulkAt, choiceAt, fundsAt, type Scale } from './plan-choices.ts';
import type { CommuneLimits, PlanTrouble, Solution, YearFunds } from './problem.ts';
import { solvePlan } from './solve-plan.ts';
import { unsupportedFirst } from './unsupported-first.ts';

export type SpendingAnswer =
  | SpendingSolved
  | { readonly ok: false; readonly trouble: PlanTrouble; readonly commune?: string };

export interface SpendingSolved {
  readonly ok: true;
  readonly solution: Solution;
  readonly mandatory: ReadonlySet<string>;
}

export interface Asked {
  readonly input: PlanInput;
  readonly scale: Scale;
  readonly solve: SolveYesNo | undefined;
  readonly limits: SolveLimits;
}

/** Money that is spent by itself, on whom, and within which limits. */
export interface Pot {
  readonly candidates: readonly Candidate[];
  readonly years: readonly YearFunds[];
  readonly communes: Readonly<Record<string, CommuneLimits>>;
}

/** How many new PCs there may be, or what each is charged in minutes. */
export interface NewPcs {
  readonly most?: number | undefined;
  readonly price?: number;
}

export function solvePot(
  { input, scale, solve, limits }: Asked,
  { candidates, years, communes }: Pot,
  { most, price = 0 }: NewPcs,
): SpendingAnswer {
  const { policy, prices } = input;
  const problem = {
    ...(Object.keys(communes).length > 0 ? { communes } : {}),
    ...(most === undefined ? {} : { replacementsMax: most }),
    ...(price === 0 ? {} : { replacementPrice: price }),
    ...(prices.bulk.length === 0 ? {} : { bulkPrices: bulkAt(prices, scale) }),
    years: years.map((year) => fundsAt(year, scale)),
    choices: candidates.map((candidate) => choiceAt(candidate, input, scale)),
  };
  const due = new Set(candidates.flatMap((one) => (one.hasNoSupportedSystem ? [one.device] : [])));
  if (policy.replaceUnsupportedFirst && due.size > 0) return unsupportedFirst(problem, due, solve, limits);
  const answer = solvePlan(problem, solve, limits);
  return answer.ok ? { ok: true, solution: answer.solution, mandatory: new Set() } : answer;
}
