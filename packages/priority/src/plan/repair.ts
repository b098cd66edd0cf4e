import { type FlatModel, isStaying, usesOf } from './flat-model.ts';
import { leastFirst } from './least-first.ts';
import { bestItem, optionsFrom, reducedValue } from './relaxation.ts';

/** Other items for one group, or for all groups of a bundle. */
interface Step {
  readonly groups: readonly number[];
  readonly items: readonly number[];
}

/** Many steps, one place in each list a step: forty thousand objects with two lists each took longer than all else. */
interface Moves {
  /** The group alone that gets another item, or none: then `bundles` has the step. */
  readonly group: number[];
  readonly item: number[];
  readonly bundles: Map<number, Step>;
  /** Minutes gained, and what is gained once all rows are paid for at the prices (0 or less at the relaxation's own choice). */
  readonly gain: number[];
  readonly reduced: number[];
  /** By how much the excess changes, as things stood when it was looked for. */
  readonly change: number[];
}

const WHOLE_BUNDLE = -1;

const stepAt = ({ group, item, bundles }: Moves, place: number): Step =>
  bundles.get(place) ?? { groups: [group[place] as number], items: [item[place] as number] };

/**
 * Makes a choice keep to the rows by the moves that lose least, then spends what is left. Undefined where it does not get
 * there. All sums are whole numbers.
 */
export function repaired(
  model: FlatModel,
  start: Int32Array,
  prices: Float64Array,
  roundsMax: number,
): Int32Array | undefined {
  const chosen = start.slice();
  const uses = usesOf(model, chosen);
  for (let round = 0; excess(model, uses) > 0; round++) {
    if (round === roundsMax || !lessen(model, chosen, uses, prices)) return undefined;
  }
  for (let round = 0; round < roundsMax && better(model, chosen, uses, prices); round++);
  return chosen;
}

/** How far the rows are from being kept to, each in its own measure. */
function excess(model: FlatModel, uses: Float64Array): number {
  let sum = 0;
  for (let r = 0; r < uses.length; r++) sum += excessOf(model, r, uses[r] as number);
  return sum;
}

function excessOf(model: FlatModel, r: number, use: number): number {
  const [lo, hi] = [model.lo[r] as number, model.hi[r] as number];
  if (use > hi) return (use - hi) / Math.max(1, hi);
  return use < lo ? (lo - use) / Math.max(1, lo) : 0;
}

function lessen(model: FlatModel, chosen: Int32Array, uses: Float64Array, prices: Float64Array): boolean {
  const changeBy = excessChanges(model, chosen, uses);
  const moves = movesOf(model, chosen, prices, {
    changeBy,
    gainAbove: Number.NEGATIVE_INFINITY,
    isWanted: (change) => change < 0,
  });
  const losses = new Float64Array(moves.group.length);
  for (let place = 0; place < losses.length; place++) {
    losses[place] = (-(moves.reduced[place] as number) + 1e-9) / -(moves.change[place] as number);
  }
  let isLess = false;
  const moved = new Uint8Array(model.groups);
  // Most often a few of them are enough.
  for (const place of leastFirst(losses)) {
    const move = stepAt(moves, place);
    if (move.groups.some((g) => moved[g] === 1) || changeBy(move) >= 0) continue;
    apply(model, chosen, uses, move);
    for (const g of move.groups) moved[g] = 1;
    isLess = true;
    if (excess(model, uses) === 0) break;
  }
  return isLess;
}

function better(model: FlatModel, chosen: Int32Array, uses: Float64Array, prices: Float64Array): boolean {
  const changeBy = excessChanges(model, chosen, uses);
  const moves = movesOf(model, chosen, prices, { changeBy, gainAbove: 0, isWanted: (change) => change <= 0 });
  const { reduced, gain } = moves;
  const ranked = [...reduced.keys()].sort(
    (a, b) => (reduced[b] as number) - (reduced[a] as number) || (gain[b] as number) - (gain[a] as number),
  );
  let isBetter = false;
  const moved = new Uint8Array(model.groups);
  for (const place of ranked) {
    const move = stepAt(moves, place);
    if (move.groups.some((g) => moved[g] === 1) || changeBy(move) > 0) continue;
    apply(model, chosen, uses, move);
    for (const g of move.groups) moved[g] = 1;
    isBetter = true;
  }
  return isBetter;
}

/** By how much a move would change the excess of what is chosen and used at that time. */
function excessChanges(model: FlatModel, chosen: Int32Array, uses: Float64Array): (step: Step) => number {
  const { entry, row, amount } = model;
  /** How much more each row would be used, and which rows that is told of. */
  const more = new Float64Array(uses.length);
  const touched = new Int32Array(uses.length);
  const isTouched = new Uint8Array(uses.length);
  let count = 0;
  const add = (item: number, sign: number) => {
    for (let e = entry[item] as number; e < (entry[item + 1] as number); e++) {
      const r = row[e] as number;
      if (isTouched[r] === 0) {
        isTouched[r] = 1;
        touched[count++] = r;
      }
      more[r] = (more[r] as number) + sign * (amount[e] as number);
    }
  };
  return ({ groups, items }) => {
    count = 0;
    for (let place = 0; place < groups.length; place++) {
      add(chosen[groups[place] as number] as number, -1);
      add(items[place] as number, 1);
    }
    let change = 0;
    for (let place = 0; place < count; place++) {
      const r = touched[place] as number;
      const use = uses[r] as number;
      change += excessOf(model, r, use + (more[r] as number)) - excessOf(model, r, use);
      more[r] = 0;
      isTouched[r] = 0;
    }
    return change;
  };
}

function apply(model: FlatModel, chosen: Int32Array, uses: Float64Array, { groups, items }: Step): void {
  const add = (item: number, sign: number) => {
    for (let e = model.entry[item] as number; e < (model.entry[item + 1] as number); e++) {
      const row = model.row[e] as number;
      uses[row] = (uses[row] as number) + sign * (model.amount[e] as number);
    }
  };
  for (const [place, g] of groups.entries()) {
    add(chosen[g] as number, -1);
    chosen[g] = items[place] as number;
    add(chosen[g] as number, 1);
  }
}

interface Wanted {
  readonly changeBy: (step: Step) => number;
  readonly gainAbove: number;
  readonly isWanted: (change: number) => boolean;
}

/** Every other item of every group, within its bundle's present state, and every bundle the other way round; those that are wanted. */
function movesOf(
  model: FlatModel,
  chosen: Int32Array,
  prices: Float64Array,
  { changeBy, gainAbove, isWanted }: Wanted,
): Moves {
  const moves: Moves = { group: [], item: [], bundles: new Map(), gain: [], reduced: [], change: [] };
  // One step is shown again and again: of ten thousand times six most are not wanted.
  const [groups, items] = [[0], [0]];
  const shown = { groups, items };
  for (let g = 0; g < model.groups; g++) {
    const now = chosen[g] as number;
    const isBundled = model.bundleOf[g] !== -1;
    if (isBundled && isStaying(model, g, now)) continue;
    const valueNow = model.value[now] as number;
    const from = isBundled ? optionsFrom(model, g) : (model.first[g] as number);
    for (let item = from; item < (model.first[g + 1] as number); item++) {
      if (item === now) continue;
      const gain = (model.value[item] as number) - valueNow;
      if (!(gain > gainAbove)) continue;
      groups[0] = g;
      items[0] = item;
      const change = changeBy(shown);
      if (!isWanted(change)) continue;
      const reduced = reducedValue(model, item, prices) - reducedValue(model, now, prices);
      add(g, item, { gain, reduced, change });
    }
  }
  for (const members of model.bundles) {
    const isOff = members.every((g) => isStaying(model, g, chosen[g] as number));
    if (!isOff && members.some((g) => model.mayStay[g] === 0)) continue;
    const others = members.map((g) =>
      isOff ? bestItem(model, g, optionsFrom(model, g), prices) : (model.first[g] as number),
    );
    if (others.includes(-1)) continue;
    let gain = 0;
    let reduced = 0;
    for (const [place, g] of members.entries()) {
      const [now, next] = [chosen[g] as number, others[place] as number];
      gain += (model.value[next] as number) - (model.value[now] as number);
      reduced += reducedValue(model, next, prices) - reducedValue(model, now, prices);
    }
    if (!(gain > gainAbove)) continue;
    const change = changeBy({ groups: members, items: others });
    if (!isWanted(change)) continue;
    moves.bundles.set(moves.group.length, { groups: [...members], items: others });
    add(WHOLE_BUNDLE, WHOLE_BUNDLE, { gain, reduced, change });
  }
  return moves;

  function add(
    group: number,
    item: number,
    of: { readonly gain: number; readonly reduced: number; readonly change: number },
  ) {
    moves.group.push(group);
    moves.item.push(item);
    moves.gain.push(of.gain);
    moves.reduced.push(of.reduced);
    moves.change.push(of.change);
  }
}
