import type { SolveYesNo } from './branching.ts';
import type { Candidate } from './candidate.ts';
import type { SolveLimits } from './limits.ts';
import type { PlanInput } from './plan.ts';
import type { Chosen, Fund, PlanChoice, PlanProblem, PlanTrouble, Solution, YearFunds } from './problem.ts';
import { solvePlan } from './solve-plan.ts';

/** Prices and funds as parts of what they are: 1.5 and 1 are prices half as high again. */
export interface Scale {
  readonly prices: number;
  readonly funds: number;
}

export type SpendingAnswer =
  | { readonly ok: true; readonly solution: Solution; readonly mandatory: ReadonlySet<string> }
  | { readonly ok: false; readonly trouble: PlanTrouble; readonly commune?: string };

/** The choice for the whole spending: once for one sum, or once a commune, added up. */
export function solveSpending(
  { spending, policy, prices, candidates }: PlanInput,
  scale: Scale,
  solve: SolveYesNo | undefined,
  limits: SolveLimits,
): SpendingAnswer {
  const rules = (communes: PlanProblem['communes'], isAll: boolean): Omit<PlanProblem, 'choices' | 'years'> => ({
    ...(Object.keys(communes ?? {}).length > 0 ? { communes: communes as NonNullable<PlanProblem['communes']> } : {}),
    ...(policy.replacementsMax === undefined || !isAll ? {} : { replacementsMax: policy.replacementsMax }),
    ...(prices.bulk.length === 0 ? {} : { bulkPrices: prices.bulk }),
  });
  if (spending.kind === 'together') {
    const known = new Set(candidates.map(({ commune }) => commune));
    const communes = Object.fromEntries(Object.entries(policy.communes).filter(([code]) => known.has(code)));
    const years = spending.years.map((year) => scaledFunds(year, scale.funds));
    return withMandatory(
      candidates,
      years,
      rules(communes, true),
      policy.replaceUnsupportedFirst,
      scale,
      solve,
      limits,
    );
  }
  const solutions: Solution[] = [];
  const mandatory = new Set<string>();
  for (const { commune, years } of spending.communes) {
    const its = candidates.filter((one) => one.commune === commune);
    const funds = years.map((year) => scaledFunds(year, scale.funds));
    const limitsOfIt = policy.communes[commune];
    const communes = limitsOfIt === undefined ? {} : { [commune]: limitsOfIt };
    const answer = withMandatory(
      its,
      funds,
      rules(communes, false),
      policy.replaceUnsupportedFirst,
      scale,
      solve,
      limits,
    );
    if (!answer.ok) return { ...answer, commune };
    solutions.push(answer.solution);
    for (const device of answer.mandatory) mandatory.add(device);
  }
  return { ok: true, solution: added(solutions), mandatory };
}

/**
 * First, where the policy asks for it, PCs without a supported system are replaced, as many minutes of them as the money holds;
 * then the rest is spent with those taken as given. The bound is that of the second step.
 */
function withMandatory(
  candidates: readonly Candidate[],
  years: readonly YearFunds[],
  rules: Omit<PlanProblem, 'choices' | 'years'>,
  isUnsupportedFirst: boolean,
  scale: Scale,
  solve: SolveYesNo | undefined,
  limits: SolveLimits,
): SpendingAnswer {
  const choices = candidates.map((candidate) => choiceOf(candidate, scale.prices));
  const due = new Set(
    candidates.filter(({ hasNoSupportedSystem }) => hasNoSupportedSystem).map(({ device }) => device),
  );
  if (!isUnsupportedFirst || due.size === 0) {
    const answer = solvePlan({ ...rules, choices, years }, solve, limits);
    return answer.ok ? { ok: true, solution: answer.solution, mandatory: new Set() } : answer;
  }
  const onlyReplacement = (choice: PlanChoice): PlanChoice => {
    const { bundle: _, ...alone } = choice;
    return { ...alone, options: choice.options.filter(({ isReplacement }) => isReplacement === true) };
  };
  const { communes = {}, ...others } = rules;
  const caps = Object.fromEntries(
    Object.entries(communes).flatMap(([code, { cap }]) => (cap === undefined ? [] : [[code, { cap }]])),
  );
  const first = solvePlan(
    { ...others, communes: caps, choices: choices.filter(({ device }) => due.has(device)).map(onlyReplacement), years },
    solve,
    limits,
  );
  if (!first.ok) return first;
  const taken = new Set(first.solution.chosen.map(({ device }) => device));
  const second = solvePlan(
    {
      ...rules,
      years,
      choices: choices.map((choice) =>
        taken.has(choice.device) ? { ...onlyReplacement(choice), mayStay: false } : choice,
      ),
    },
    solve,
    limits,
  );
  return second.ok ? { ok: true, solution: second.solution, mandatory: taken } : second;
}

function choiceOf({ device, commune, options, bundle }: Candidate, priceScale: number): PlanChoice {
  return {
    device,
    commune,
    options: options.map(({ measure, items, cost, fund, minutes }) => {
      const item = items.find((one) => one !== 'labour');
      return {
        name: measure,
        cost: Math.round(cost.likely * priceScale),
        fund,
        minutes,
        ...(measure === 'replacement' ? { isReplacement: true } : {}),
        ...(item === undefined ? {} : { item }),
      };
    }),
    ...(bundle === undefined ? {} : { bundle }),
  };
}

function scaledFunds(year: YearFunds, by: number): YearFunds {
  if ('common' in year) return { common: Math.floor(year.common * by) };
  return { parts: Math.floor(year.parts * by), assets: Math.floor(year.assets * by) };
}

function added(solutions: readonly Solution[]): Solution {
  const chosen: Chosen[] = [];
  const cost: Record<Fund, number> = { parts: 0, assets: 0 };
  let minutes = 0;
  let bound = 0;
  for (const one of solutions) {
    chosen.push(...one.chosen);
    cost.parts += one.cost.parts;
    cost.assets += one.cost.assets;
    minutes += one.minutes;
    bound += one.bound;
  }
  const round = (value: number) => Number(value.toPrecision(12));
  const sum = round(minutes);
  const most = Math.max(sum, round(bound));
  return { chosen, cost, minutes: sum, bound: most, gap: most > 0 ? (most - sum) / most : 0 };
}
