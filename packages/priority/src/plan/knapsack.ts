import { type Point, undominated, upperHull } from './hull.ts';
import type { SolveLimits } from './limits.ts';
import type { Picked } from './picked.ts';
import { spendExactly } from './spend-exactly.ts';

/** A step along the hull of one group. */
interface Step {
  readonly group: number;
  readonly to: number;
  readonly cost: number;
  readonly value: number;
  /** Of value for cost. */
  readonly rate: number;
}

/**
 * One item a group for one fund: steps along the hulls in the order of their minutes for a đồng, up to the first that the
 * fund does not hold; what is left is then spent by exact search among the groups that lose least by another choice. Undefined where even the
 * cheapest of each cost too much. A larger fund never gets less: the search depends on where the steps ended, not on what is left, so whatever it
 * finds with less it finds with more.
 */
export function knapsack(
  groups: readonly (readonly { readonly cost: number; readonly value: number }[])[],
  fund: number,
  limits: Pick<SolveLimits, 'labelsMax' | 'labelStepsMax'>,
): Picked | undefined {
  const kept = groups.map((items) => undominated(items.map(({ cost, value }, item) => ({ item, cost, value }))));
  const hulls = kept.map(upperHull);
  const steps: Step[] = [];
  let cost = 0;
  let value = 0;
  for (const [group, hull] of hulls.entries()) {
    const first = hull[0];
    if (first === undefined) return undefined;
    cost += first.cost;
    value += first.value;
    for (let to = 1; to < hull.length; to++) {
      const [from, next] = [hull[to - 1] as Point, hull[to] as Point];
      const [more, gain] = [next.cost - from.cost, next.value - from.value];
      steps.push({ group, to, cost: more, value: gain, rate: gain / more });
    }
  }
  if (cost > fund) return undefined;
  // Rounding never turns the steps of one group round: their rates fall, and what it makes equal goes by their order.
  steps.sort((a, b) => b.rate - a.rate || a.group - b.group || a.to - b.to);

  const places = new Int32Array(groups.length);
  const at = (group: number): Point => (hulls[group] as readonly Point[])[places[group] as number] as Point;
  for (const step of steps) {
    if (cost + step.cost > fund) {
      const start = { points: groups.map((_, group) => at(group)), cost, value };
      return spendExactly(kept, start, { fund, costOfNext: step.cost, valueOfNext: step.value }, limits);
    }
    places[step.group] = step.to;
    cost += step.cost;
    value += step.value;
  }
  return { items: groups.map((_, group) => at(group).item), bound: value };
}
