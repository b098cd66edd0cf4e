import type { Point } from './hull.ts';
import type { SolveLimits } from './limits.ts';
import type { Picked } from './picked.ts';

interface Start {
  readonly points: readonly Point[];
  readonly cost: number;
  readonly value: number;
}
interface Rest {
  readonly fund: number;
  /** Of the first step that the fund does not hold. */
  readonly costOfNext: number;
  readonly valueOfNext: number;
}

/** Partial plans by rising cost and value: none is beaten by another. */
interface Labels {
  readonly cost: Float64Array;
  readonly value: Float64Array;
  /** The label that each comes from, and which point of the stage's group it took. */
  readonly parent: Int32Array;
  readonly point: Int32Array;
}

/** Sums of minutes differ in the last digits by the order they are added in; a bound is kept above that. */
const ROUNDING = 1e-12;

/**
 * Spends what the steps left. At the price of the first step that did not fit, each group loses something by any choice but its
 * present one; groups are opened in the order of the least loss, and all combinations that nothing beats are kept. It is proved
 * best once a further group would lose more than is still missing to the relaxation. Which combinations are kept does not depend on the fund
 * beyond where the steps ended.
 */
export function spendExactly(
  groups: readonly (readonly Point[])[],
  start: Start,
  { fund, costOfNext, valueOfNext }: Rest,
  { labelsMax, labelStepsMax }: Pick<SolveLimits, 'labelsMax' | 'labelStepsMax'>,
): Picked {
  const price = valueOfNext / costOfNext;
  const windowEnd = start.cost + costOfNext;
  const relaxed = start.value + price * (fund - start.cost);
  const order = byLoss(groups, start.points, price);
  const stages: { readonly group: number; readonly labels: Labels }[] = [];
  let labels: Labels = {
    cost: Float64Array.of(start.cost),
    value: Float64Array.of(start.value),
    parent: Int32Array.of(-1),
    point: Int32Array.of(-1),
  };
  let made = 1;
  let best = bestWithin(labels, fund);
  let bound = best.value;
  for (const { group, loss } of order) {
    bound = Math.max(best.value, (relaxed - loss) * (1 + ROUNDING));
    if (bound <= best.value) break;
    const points = groups[group] as readonly Point[];
    if (labels.cost.length * points.length > labelsMax * 2 || made > labelStepsMax) break;
    // Whatever fits the least fund that ends at this step fits all of them.
    const floor = bestWithin(labels, start.cost).value;
    labels = opened(labels, points, start.points[group] as Point, { price, windowEnd, floor });
    made += labels.cost.length;
    stages.push({ group, labels });
    best = bestWithin(labels, fund);
    bound = best.value;
    if (labels.cost.length > labelsMax) {
      const next = order[stages.length];
      bound = next === undefined ? best.value : Math.max(best.value, (relaxed - next.loss) * (1 + ROUNDING));
      break;
    }
  }
  const items = start.points.map(({ item }) => item);
  let place = best.place;
  for (let stage = stages.length - 1; stage >= 0; stage--) {
    const { group, labels: held } = stages[stage] as (typeof stages)[number];
    const points = groups[group] as readonly Point[];
    items[group] = (points[held.point[place] as number] as Point).item;
    place = held.parent[place] as number;
  }
  return { items, bound };
}

/** What each group loses at least by another choice than its present one, the least first. Groups without another one never lose. */
function byLoss(groups: readonly (readonly Point[])[], present: readonly Point[], price: number) {
  return groups
    .flatMap((points, group) => {
      const now = present[group] as Point;
      let loss = Number.POSITIVE_INFINITY;
      for (const point of points) {
        if (point.item !== now.item) loss = Math.min(loss, now.value - point.value - price * (now.cost - point.cost));
      }
      return loss === Number.POSITIVE_INFINITY ? [] : [{ group, loss: Math.max(0, loss) }];
    })
    .sort((a, b) => a.loss - b.loss || a.group - b.group);
}

/** Each label with each point of a group in place of its present one; what can't come above `floor` any more is dropped. */
function opened(
  labels: Labels,
  points: readonly Point[],
  now: Point,
  { price, windowEnd, floor }: { readonly price: number; readonly windowEnd: number; readonly floor: number },
): Labels {
  const count = labels.cost.length;
  const cost: number[] = [];
  const value: number[] = [];
  const parent: number[] = [];
  const point: number[] = [];
  const heads = new Int32Array(points.length);
  let bestValue = Number.NEGATIVE_INFINITY;
  for (;;) {
    let chosen = -1;
    let chosenCost = Number.POSITIVE_INFINITY;
    let chosenValue = Number.NEGATIVE_INFINITY;
    for (let p = 0; p < points.length; p++) {
      const head = heads[p] as number;
      if (head >= count) continue;
      const { cost: itsCost, value: itsValue } = points[p] as Point;
      const c = (labels.cost[head] as number) + itsCost - now.cost;
      const v = (labels.value[head] as number) + itsValue - now.value;
      if (c < chosenCost || (c === chosenCost && v > chosenValue)) {
        chosen = p;
        chosenCost = c;
        chosenValue = v;
      }
    }
    if (chosen < 0) break;
    const from = heads[chosen] as number;
    heads[chosen] = from + 1;
    if (chosenValue <= bestValue) continue;
    // The margin keeps what ties but for the order of adding up.
    if (chosenValue + price * (windowEnd - chosenCost) < floor * (1 - ROUNDING)) continue;
    bestValue = chosenValue;
    cost.push(chosenCost);
    value.push(chosenValue);
    parent.push(from);
    point.push(chosen);
  }
  return {
    cost: Float64Array.from(cost),
    value: Float64Array.from(value),
    parent: Int32Array.from(parent),
    point: Int32Array.from(point),
  };
}

/** The best label that a fund holds: the last whose cost does. The present choice always is one. */
function bestWithin({ cost, value }: Labels, fund: number): { readonly place: number; readonly value: number } {
  let low = 0;
  let high = cost.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((cost[middle] as number) <= fund) low = middle;
    else high = middle - 1;
  }
  return { place: low, value: value[low] as number };
}
