import { type FlatModel, usesOf } from './flat-model.ts';
import type { SolveLimits } from './limits.ts';

/**
 * A price for each row: what a đồng, or a piece, is charged for in minutes. Above 0 a row is short, below 0 it must be used.
 * Charged so, every unit chooses for itself, and the sum is a value that no choice within the rows exceeds (Lagrangian
 * relaxation), whatever the prices are.
 */
export interface Relaxed {
  readonly prices: Float64Array;
  readonly bound: number;
  readonly chosen: Int32Array;
}

/** Sums of many parts are right to some twelve digits; a bound is kept above that. */
const ROUNDING = 1e-11;

/** The relaxation at given prices. */
export function relaxAt(model: FlatModel, prices: Float64Array): Relaxed {
  const chosen = new Int32Array(model.groups);
  let sum = 0;
  let size = 0;
  let isPossible = true;
  for (const unit of model.units) {
    const value = chooseUnit(model, unit, prices, chosen);
    sum += value;
    size += Math.abs(value);
    if (value === Number.NEGATIVE_INFINITY) isPossible = false;
  }
  for (let r = 0; r < prices.length; r++) {
    const price = prices[r] as number;
    const charged = price > 0 ? price * (model.hi[r] as number) : price < 0 ? price * (model.lo[r] as number) : 0;
    sum += charged;
    size += Math.abs(charged);
  }
  // A unit that has nothing to choose is worth −∞: nothing is possible at all.
  const bound = isPossible ? sum + ROUNDING * size : Number.NEGATIVE_INFINITY;
  return { prices: prices.slice(), bound, chosen };
}

/** Prices that make the bound small: one row after the other, then all of them together, towards a value that is known to be reached. */
export function lowestBound(
  model: FlatModel,
  start: Relaxed,
  reached: number,
  { priceStepsMax, gapEnough }: Pick<SolveLimits, 'priceStepsMax' | 'gapEnough'>,
): Relaxed {
  const scales = rowScales(model);
  let best = start;
  let now = start;
  let pace = 1;
  let idle = 0;
  for (let step = 0; step < priceStepsMax; step++) {
    if (best.bound - reached <= gapEnough * Math.abs(best.bound)) break;
    const uses = usesOf(model, now.chosen);
    const slopes = uses.map((use, r) => slopeOf(model, r, now.prices[r] as number, use) * (scales[r] as number));
    const square = slopes.reduce((sum, slope) => sum + slope * slope, 0);
    if (square === 0) break;
    const length = (pace * Math.max(now.bound - reached, gapEnough * Math.abs(now.bound))) / square;
    const prices = now.prices.map((price, r) =>
      withinSign(model, r, price - length * (slopes[r] as number) * (scales[r] as number)),
    );
    now = relaxAt(model, prices);
    if (now.bound < best.bound) {
      best = now;
      idle = 0;
    } else if (++idle >= 8) {
      pace /= 2;
      idle = 0;
      now = best;
    }
  }
  return best;
}

/** Moves one price after the other to where its row is just used up, or just used enough, with the others as they stand. */
export function pricesInTurn(
  model: FlatModel,
  { priceRoundsMax, halvingsMax }: Pick<SolveLimits, 'priceRoundsMax' | 'halvingsMax'>,
): Relaxed {
  const prices = new Float64Array(model.lo.length);
  const scales = rowScales(model);
  let best = relaxAt(model, prices);
  for (let round = 0; round < priceRoundsMax; round++) {
    for (let r = 0; r < prices.length; r++) prices[r] = priceOfRow(model, prices, r, scales[r] as number, halvingsMax);
    const now = relaxAt(model, prices);
    const isBetter = now.bound < best.bound;
    const isSame = Math.abs(best.bound - now.bound) <= 1e-9 * Math.abs(best.bound);
    if (isBetter) best = now;
    if (isSame) break;
  }
  return best;
}

/**
 * The higher a row's price, the less each unit uses of it: a unit that uses the same at both ends of what is left to halve uses that in
 * between too, and is not looked at again. So the halvings together cost little more than a look at all units.
 */
function priceOfRow(model: FlatModel, prices: Float64Array, r: number, scale: number, halvingsMax: number): number {
  const scratch = new Int32Array(model.groups);
  const trial = prices.slice();
  let open = model.unitsOfRow[r] as Int32Array;
  let settled = 0;
  const usesAt = (price: number): Float64Array => {
    trial[r] = price;
    const uses = new Float64Array(open.length);
    for (let place = 0; place < open.length; place++) {
      const unit = model.units[open[place] as number] as Int32Array;
      chooseUnit(model, unit, trial, scratch);
      let use = 0;
      for (let m = 0; m < unit.length; m++) use += amountIn(model, scratch[unit[m] as number] as number, r);
      uses[place] = use;
    }
    return uses;
  };
  const [lo, hi] = [model.lo[r] as number, model.hi[r] as number];
  let outsideUses = usesAt(0);
  const free = total(outsideUses);
  if (free <= hi && free >= lo) return 0;
  const sign = free > hi ? 1 : -1;
  const isEnough = (uses: Float64Array) => (sign > 0 ? settled + total(uses) <= hi : settled + total(uses) >= lo);
  let outside = 0;
  let inside = sign * Math.max(Math.abs(prices[r] as number), scale);
  let insideUses = usesAt(inside);
  for (let doubling = 0; !isEnough(insideUses); doubling++) {
    if (doubling === halvingsMax) return inside;
    outside = inside;
    outsideUses = insideUses;
    inside *= 2;
    insideUses = usesAt(inside);
  }
  for (let halving = 0; halving < halvingsMax; halving++) {
    settle();
    const middle = (outside + inside) / 2;
    const uses = usesAt(middle);
    if (isEnough(uses)) {
      inside = middle;
      insideUses = uses;
    } else {
      outside = middle;
      outsideUses = uses;
    }
  }
  return inside;

  function settle(): void {
    const [fromOutside, fromInside, units] = [outsideUses, insideUses, new Int32Array(open.length)];
    let left = 0;
    for (let place = 0; place < open.length; place++) {
      const [outsideUse, insideUse] = [fromOutside[place] as number, fromInside[place] as number];
      if (outsideUse === insideUse) {
        settled += insideUse;
        continue;
      }
      fromOutside[left] = outsideUse;
      fromInside[left] = insideUse;
      units[left++] = open[place] as number;
    }
    open = units.subarray(0, left);
    outsideUses = fromOutside.subarray(0, left);
    insideUses = fromInside.subarray(0, left);
  }
}

function total(uses: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < uses.length; place++) sum += uses[place] as number;
  return sum;
}

/** What the bound grows by for each unit of price. */
function slopeOf(model: FlatModel, r: number, price: number, use: number): number {
  const [lo, hi] = [model.lo[r] as number, model.hi[r] as number];
  if (price > 0) return hi - use;
  if (price < 0) return lo - use;
  return use > hi ? hi - use : use < lo ? lo - use : 0;
}

function withinSign(model: FlatModel, r: number, price: number): number {
  if (model.hi[r] === Number.POSITIVE_INFINITY) return Math.min(0, price);
  return (model.lo[r] as number) > 0 ? price : Math.max(0, price);
}

/** Minutes for each unit of the row, at a first guess: all that could be had over what there is. */
function rowScales(model: FlatModel): Float64Array {
  let total = 1;
  for (let g = 0; g < model.groups; g++) {
    let most = 0;
    for (let i = model.first[g] as number; i < (model.first[g + 1] as number); i++) {
      most = Math.max(most, model.value[i] as number);
    }
    total += most;
  }
  return Float64Array.from(model.hi, (hi, r) => {
    const size = Number.isFinite(hi) && hi > 0 ? hi : Math.max(1, model.lo[r] as number);
    return total / size / 16;
  });
}

function amountIn(model: FlatModel, item: number, row: number): number {
  for (let e = model.entry[item] as number; e < (model.entry[item + 1] as number); e++) {
    if (model.row[e] === row) return model.amount[e] as number;
  }
  return 0;
}

/** What an item is worth once its rows are paid for. */
export function reducedValue(model: FlatModel, item: number, prices: Float64Array): number {
  let value = model.value[item] as number;
  for (let e = model.entry[item] as number; e < (model.entry[item + 1] as number); e++) {
    value -= (model.amount[e] as number) * (prices[model.row[e] as number] as number);
  }
  return value;
}

/** The best item of a group among those from `from` on; −1 where there is none. */
export function bestItem(model: FlatModel, group: number, from: number, prices: Float64Array): number {
  // What `reducedValue` reckons, item by item: this is where the time of the whole optimiser goes.
  const { value: values, entry, row, amount, first } = model;
  const end = first[group + 1] as number;
  let best = -1;
  let bestValue = Number.NEGATIVE_INFINITY;
  let e = entry[from] as number;
  for (let i = from; i < end; i++) {
    let value = values[i] as number;
    for (const last = entry[i + 1] as number; e < last; e++) {
      value -= (amount[e] as number) * (prices[row[e] as number] as number);
    }
    if (value > bestValue) {
      best = i;
      bestValue = value;
    }
  }
  return best;
}

/** Where a group's real options begin: behind the item that leaves the device as it is. */
export const optionsFrom = (model: FlatModel, group: number): number =>
  (model.first[group] as number) + (model.mayStay[group] as number);

function chooseUnit(model: FlatModel, unit: Int32Array, prices: Float64Array, chosen: Int32Array): number {
  if (unit.length === 1) {
    const g = unit[0] as number;
    const item = bestItem(model, g, model.first[g] as number, prices);
    chosen[g] = item;
    return item < 0 ? Number.NEGATIVE_INFINITY : reducedValue(model, item, prices);
  }
  let all = 0;
  let mayAllStay = true;
  for (const g of unit) {
    const item = bestItem(model, g, optionsFrom(model, g), prices);
    chosen[g] = item;
    all += item < 0 ? Number.NEGATIVE_INFINITY : reducedValue(model, item, prices);
    if (model.mayStay[g] === 0) mayAllStay = false;
  }
  if (all > 0 || !mayAllStay) return all;
  for (const g of unit) chosen[g] = model.first[g] as number;
  return 0;
}
