import type { SolveYesNo } from './branching.ts';
import type { SolveLimits } from './limits.ts';
import type { PlanInput } from './plan.ts';
import type { Scale } from './plan-choices.ts';
import { solveEach } from './solve-each.ts';
import { type SpendingAnswer, solvePot } from './solve-pot.ts';

/** The choice for the whole spending: once for one sum, or once a commune, added up. */
export function solveSpending(
  input: PlanInput,
  scale: Scale,
  solve: SolveYesNo | undefined,
  limits: SolveLimits,
): SpendingAnswer {
  const { spending, policy, candidates } = input;
  const unknown = unknownCommunes(input);
  if (unknown.length > 0) return { ok: false, trouble: { kind: 'unknown-communes', communes: unknown } };
  const asked = { input, scale, solve, limits };
  if (spending.kind === 'together') {
    return solvePot(
      asked,
      { candidates, years: spending.years, communes: limitsInScope(input) },
      { most: policy.replacementsMax },
    );
  }
  return solveEach(asked, spending.communes);
}

/** Limits for communes that there are not, which would be kept to in silence; where nobody said which there are, none. */
function unknownCommunes({ policy, communeCodes }: PlanInput): readonly string[] {
  if (communeCodes === undefined) return [];
  const known = new Set(communeCodes);
  return Object.keys(policy.communes)
    .filter((code) => !known.has(code))
    .sort();
}

/** Of a plan for one commune, its own. A cap where there is nothing to buy limits nothing. */
function limitsInScope({ policy, candidates, communeCodes, commune: only }: PlanInput) {
  const present = new Set(candidates.map(({ commune }) => commune));
  return Object.fromEntries(
    Object.entries(policy.communes).filter(([code, { floor = 0 }]) => {
      if (only !== undefined && code !== only) return false;
      return present.has(code) || (floor > 0 && communeCodes !== undefined);
    }),
  );
}
