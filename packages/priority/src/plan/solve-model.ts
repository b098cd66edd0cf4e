import { branch, type SolveYesNo } from './branching.ts';
import { type FlatModel, flatten, isWithin, worthOf } from './flat-model.ts';
import { knapsack } from './knapsack.ts';
import type { SolveLimits } from './limits.ts';
import type { Item, Model } from './model.ts';
import type { Chosen } from './problem.ts';
import { lowestBound, pricesInTurn } from './relaxation.ts';
import { repaired } from './repair.ts';

/** `bound`: nothing within the rows is worth more; −Infinity where nothing is within them at all. */
export interface ModelAnswer {
  readonly items?: readonly Item[];
  readonly value: number;
  readonly bound: number;
  readonly isInfeasible: boolean;
}

const NOTHING: ModelAnswer = {
  value: Number.NEGATIVE_INFINITY,
  bound: Number.NEGATIVE_INFINITY,
  isInfeasible: true,
};

interface Known {
  /** A value that was reached elsewhere: where the bound is not above it, no choice is looked for. */
  readonly needed?: number | undefined;
  /** A choice to begin from, with what is not in it left as it is: good where rules hold little else. */
  readonly begin?: readonly Chosen[];
}

/**
 * One fund and nothing else is a knapsack. All else is relaxed by prices, repaired, and what then still is open is branched on by the
 * solver that was handed in.
 */
export function solveModel(
  model: Model,
  solve: SolveYesNo | undefined,
  limits: SolveLimits,
  { needed = Number.NEGATIVE_INFINITY, begin }: Known = {},
): ModelAnswer {
  if (model.groups.some(({ items }) => items.length === 0)) return NOTHING;
  const [fund] = model.rows;
  if (fund !== undefined && model.rows.length === 1 && model.bundles.length === 0) return plain(model, fund.hi, limits);

  const flat = flatten(model);
  // Years share their devices: what one year's price drives away goes to the next, whose price then is no longer right.
  const inTurn = pricesInTurn(flat, { ...limits, priceRoundsMax: limits.priceRoundsMax * model.years });
  if (inTurn.bound === Number.NEGATIVE_INFINITY) return NOTHING;
  if (inTurn.bound <= needed) return { ...NOTHING, bound: inTurn.bound, isInfeasible: false };
  const first = repaired(flat, inTurn.chosen, inTurn.prices, limits.repairRoundsMax);
  const reached = first === undefined ? 0 : worthOf(flat, first);
  const relaxed = lowestBound(flat, inTurn, reached, limits);
  const second = repaired(flat, relaxed.chosen, relaxed.prices, limits.repairRoundsMax);
  const third = begin && repaired(flat, placesOf(begin, model, flat), relaxed.prices, limits.repairRoundsMax);
  const candidates = [first, second, third].filter(
    (one): one is Int32Array => one !== undefined && isWithin(flat, one),
  );
  let best = candidates.sort((a, b) => worthOf(flat, b) - worthOf(flat, a))[0];
  let bound = relaxed.bound;
  // What the first answer makes better leaves less open for the second, which may then prove it.
  for (let asked = 0; asked < 2 && solve !== undefined && isFar(flat, best, bound, limits); asked++) {
    const branched = branch(flat, relaxed, best, solve, { ...limits, nodesMax: nodesFor(model, flat, limits) });
    if (branched?.isInfeasible) return NOTHING;
    if (branched === undefined) break;
    const isSettled = branched.chosen === undefined;
    bound = Math.min(bound, branched.bound);
    best = branched.chosen ?? best;
    if (isSettled) break;
  }
  if (best === undefined) return { value: Number.NEGATIVE_INFINITY, bound, isInfeasible: false };
  const value = worthOf(flat, best);
  const items = model.groups.map(({ items: all }, g) => all[(best[g] as number) - (flat.first[g] as number)] as Item);
  // Never told nearer than the solver's tolerance: else, of two sums of which the best is known, the larger might have the lower bound.
  return { items, value, bound: Math.max(bound, value * (1 + limits.gapClosed)), isInfeasible: false };
}

function placesOf(begin: readonly Chosen[], { groups }: Model, { first }: FlatModel): Int32Array {
  const chosen = new Map(begin.map((one) => [one.device, one]));
  return Int32Array.from(groups, ({ choice, items }, g) => {
    const its = chosen.get(choice.device);
    const isIts = ({ option, year }: Item) =>
      option !== undefined && year === its?.year && choice.options[option]?.name === its.option;
    return (first[g] as number) + (its === undefined ? 0 : Math.max(0, items.findIndex(isIts)));
  });
}

/** Small problems are closed as far as the solver can: a gap that is left open may be the step by which a larger sum has the lower bound. */
function isFar(model: FlatModel, best: Int32Array | undefined, bound: number, limits: SolveLimits): boolean {
  const isSmall = model.value.length <= limits.columnsMax;
  const enough = isSmall ? limits.gapClosed : limits.gapEnough;
  return best === undefined || bound - worthOf(model, best) > enough * Math.abs(bound);
}

/** Over years a node of a large problem takes as long as many of others, and what is found is found in the first of them. */
const nodesFor = (
  { years }: Model,
  { value }: FlatModel,
  { columnsMax, nodesMax, nodesOfYearsMax }: SolveLimits,
): number => (years > 1 && value.length > columnsMax ? Math.min(nodesMax, nodesOfYearsMax) : nodesMax);

function plain({ groups }: Model, fund: number, limits: SolveLimits): ModelAnswer {
  const picked = knapsack(
    groups.map(({ items }) => items),
    fund,
    limits,
  );
  if (picked === undefined) return NOTHING;
  const items = groups.map(({ items: all }, g) => all[picked.items[g] as number] as Item);
  const value = items.reduce((sum, item) => sum + item.value, 0);
  return { items, value, bound: Math.max(picked.bound, value), isInfeasible: false };
}
