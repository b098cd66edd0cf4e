import { grouped } from '@mach/wire';
import type { SolveYesNo } from './branching.ts';
import { SOLVE_LIMITS, type SolveLimits } from './limits.ts';
import { type BulkSteps, type Item, type Model, modelOf } from './model.ts';
import type { Chosen, Fund, PlanProblem, SolveAnswer } from './problem.ts';
import { type ModelAnswer, solveModel } from './solve-model.ts';
import { troubleBefore, whyInfeasible } from './trouble.ts';

/**
 * The choice with the most minutes that keeps to all funds and rules, with a bound that no choice exceeds. `solve` branches where rules
 * stand beside the one fund; without it the answer may be further from the bound, or not found at all. Deterministic, and
 * the order of choices and options changes nothing. `begin`: a choice to begin from, of the same problem with less in it.
 */
export function solvePlan(
  problem: PlanProblem,
  solve?: SolveYesNo,
  limits: SolveLimits = SOLVE_LIMITS,
  begin?: readonly Chosen[],
): SolveAnswer {
  const trouble = troubleBefore(problem);
  if (trouble !== undefined) return { ok: false, trouble };
  const combinations = bulkCombinations(problem);
  if (combinations.length > limits.bulkCombinationsMax) {
    throw new RangeError(
      `${combinations.length} combinations of prices for many, at most ${limits.bulkCombinationsMax} can be tried`,
    );
  }
  let best: { readonly model: Model; readonly answer: ModelAnswer } | undefined;
  let bound = Number.NEGATIVE_INFINITY;
  let areAllInfeasible = true;
  for (const steps of combinations) {
    const model = modelOf(problem, steps);
    const answer = solveModel(model, solve, limits, {
      needed: best?.answer.value,
      ...(begin === undefined ? {} : { begin }),
    });
    bound = Math.max(bound, answer.bound);
    areAllInfeasible &&= answer.isInfeasible;
    if (answer.items !== undefined && answer.value > (best?.answer.value ?? Number.NEGATIVE_INFINITY)) {
      best = { model, answer };
    }
  }
  if (best === undefined) {
    if (!areAllInfeasible) return { ok: false, trouble: { kind: 'not-found', bound } };
    const isPossible = (part: PlanProblem) =>
      bulkCombinations(part).some((steps) => !solveModel(modelOf(part, steps), solve, limits).isInfeasible);
    return { ok: false, trouble: whyInfeasible(problem, isPossible) };
  }
  const chosen = chosenOf(best.model, best.answer.items as readonly Item[]);
  const cost: Record<Fund, number> = { parts: 0, assets: 0 };
  for (const one of chosen) cost[one.fund] += one.cost;
  const minutes = toDigits(best.answer.value);
  const most = Math.max(minutes, toDigitsUp(bound));
  return {
    ok: true,
    solution: { chosen, minutes, cost, bound: most, gap: most > 0 ? (most - minutes) / most : 0 },
  };
}

function chosenOf({ groups }: Model, items: readonly Item[]): readonly Chosen[] {
  return groups.flatMap(({ choice }, g) => {
    const item = items[g] as Item;
    const option = item.option === undefined ? undefined : choice.options[item.option];
    if (option === undefined) return [];
    const { name, fund, minutes } = option;
    const { device, commune } = choice;
    return [{ device, commune, option: name, fund, cost: item.cost, minutes, year: item.year }];
  });
}

/** By item, one of its steps that enough pieces of enough devices could reach, or none of them: whoever buys that many pays that price. */
function bulkCombinations({ bulkPrices = [], choices }: PlanProblem): readonly BulkSteps[] {
  const offered = new Map<string, number>();
  for (const { options } of choices) {
    const most = new Map<string, number>();
    for (const { items = [] } of options) {
      const pieces = new Map<string, number>();
      for (const item of items) pieces.set(item, (pieces.get(item) ?? 0) + 1);
      for (const [item, count] of pieces) most.set(item, Math.max(most.get(item) ?? 0, count));
    }
    for (const [item, count] of most) offered.set(item, (offered.get(item) ?? 0) + count);
  }
  let combinations: BulkSteps[] = [new Map()];
  const byItem = grouped(bulkPrices, ({ item }) => item);
  for (const [item, prices] of [...byItem].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const reachable = prices.filter(({ from }) => from <= (offered.get(item) ?? 0)).sort((a, b) => a.from - b.from);
    if (reachable.length === 0) continue;
    const steps = [{ from: 0, discount: 0 }, ...reachable].map(({ from, discount }, place) => ({
      from,
      discount,
      to: (reachable[place]?.from ?? Number.POSITIVE_INFINITY) - 1,
    }));
    combinations = combinations.flatMap((one) => steps.map((step) => new Map([...one, [item, step]])));
  }
  return combinations;
}

/** Sums are right to some 15 digits; twelve of them are the same in whatever order they were added. */
const DIGITS = 12;
const toDigits = (value: number): number => Number(value.toPrecision(DIGITS));

function toDigitsUp(value: number): number {
  const near = toDigits(value);
  return near >= value ? near : toDigits(value + Math.abs(value) * 10 ** (1 - DIGITS));
}
