import { type FlatModel, isWithin, worthOf } from './flat-model.ts';
import type { SolveLimits } from './limits.ts';
import { bestItem, optionsFrom, type Relaxed, reducedValue } from './relaxation.ts';

/** A problem of yes and no: each column is 0 or 1, the sum of each row lies between `lo` and `hi`. To be made as large as possible. */
export interface YesNoProblem {
  readonly values: readonly number[];
  readonly rows: readonly {
    readonly lo: number;
    readonly hi: number;
    readonly columns: readonly number[];
    readonly amounts: readonly number[];
  }[];
  /** After so many nodes the search ends with what it has. */
  readonly nodesMax: number;
}

/** `bound`: no answer is larger; of a search that went to its end (`isBest`) it is the answer's own value. */
export type YesNoAnswer =
  | { readonly kind: 'found'; readonly columns: readonly boolean[]; readonly bound: number; readonly isBest: boolean }
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'nothing-found'; readonly bound?: number };

/** A solver for it, handed in: it is a library, and loaded by whoever has one. Must be deterministic. */
export type SolveYesNo = (problem: YesNoProblem) => YesNoAnswer;

export interface Branched {
  /** Absent where nothing better was found. */
  readonly chosen?: Int32Array;
  readonly bound: number;
  readonly isInfeasible: boolean;
}

/**
 * Asks the solver about what the prices leave open: an item that loses more than what is missing to the bound can't be in any better
 * choice. Of too many the likeliest are asked about, and the bound holds for the rest too.
 */
export function branch(
  model: FlatModel,
  relaxed: Relaxed,
  known: Int32Array | undefined,
  solve: SolveYesNo,
  limits: Pick<SolveLimits, 'columnsMax' | 'nodesMax' | 'gapClosed' | 'gapLeft'>,
): Branched | undefined {
  const reached = known === undefined ? Number.NEGATIVE_INFINITY : worthOf(model, known);
  const found = openItems(model, relaxed, known, reached, limits);
  if (found === undefined) return undefined;
  const { items: open, lossMax, isAll } = found;
  /** A choice with an item that was left out is worth no more than this. */
  const outside = isAll ? Number.NEGATIVE_INFINITY : relaxed.bound - lossMax;
  /** A solver works to a tolerance; a bound is kept above that. */
  const boundBy = (most: number): number =>
    Math.max(reached, Math.min(relaxed.bound, most + limits.gapClosed * Math.abs(most)));
  const nothingInside: Branched = { bound: Math.max(reached, outside), isInfeasible: isAll && known === undefined };
  const columnOf = new Map<number, number>();
  const items: number[] = [];
  const fixed = new Float64Array(model.lo.length);
  let fixedValue = 0;
  const use = (item: number, to: (row: number, amount: number) => void) => {
    for (let e = model.entry[item] as number; e < (model.entry[item + 1] as number); e++) {
      to(model.row[e] as number, model.amount[e] as number);
    }
  };
  for (let g = 0; g < model.groups; g++) {
    const its = open[g] as readonly number[];
    if (its.length === 0) return nothingInside;
    if (its.length === 1) {
      const only = its[0] as number;
      fixedValue += model.value[only] as number;
      use(only, (row, amount) => {
        fixed[row] = (fixed[row] as number) + amount;
      });
      continue;
    }
    for (const item of its) {
      columnOf.set(item, items.length);
      items.push(item);
    }
  }
  const bundleColumns = model.bundles.map((members) =>
    members.some((g) => (open[g] as readonly number[]).length > 1) ? { members } : undefined,
  );

  const rows: { lo: number; hi: number; columns: number[]; amounts: number[] }[] = Array.from(model.lo, (lo, r) => ({
    lo: lo - (fixed[r] as number),
    hi: (model.hi[r] as number) - (fixed[r] as number),
    columns: [],
    amounts: [],
  }));
  for (const [column, item] of items.entries()) {
    use(item, (row, amount) => {
      rows[row]?.columns.push(column);
      rows[row]?.amounts.push(amount);
    });
  }
  if (rows.some(({ columns, lo, hi }) => columns.length === 0 && (lo > 0 || hi < 0))) {
    return nothingInside;
  }
  const values = items.map((item) => model.value[item] as number);
  for (let g = 0; g < model.groups; g++) {
    const its = open[g] as readonly number[];
    if (its.length > 1) rows.push(sumOf(its.map((item) => columnOf.get(item) as number)));
  }
  for (const bundle of bundleColumns) {
    if (bundle === undefined) continue;
    addBundle(model, bundle.members, open, columnOf, values, rows);
  }
  const asked = rows.filter(({ columns }) => columns.length > 0).map(inLargestUnits);
  const answer = solve({ values, rows: asked, nodesMax: limits.nodesMax });
  if (answer.kind === 'infeasible') return nothingInside;
  if (answer.kind === 'nothing-found') {
    const most = answer.bound === undefined ? relaxed.bound : fixedValue + answer.bound;
    return { bound: Math.max(outside, boundBy(most)), isInfeasible: false };
  }
  const chosen = Int32Array.from(open, (its) => its[0] as number);
  for (let g = 0; g < model.groups; g++) {
    for (const item of open[g] as readonly number[]) {
      const column = columnOf.get(item);
      if (column !== undefined && answer.columns[column] === true) chosen[g] = item;
    }
  }
  const value = worthOf(model, chosen);
  const most = answer.isBest ? value : fixedValue + answer.bound;
  const bound = Math.max(outside, boundBy(most));
  // The solver's tolerance may let through what is a few đồng over.
  if (!isWithin(model, chosen)) return { bound: Math.max(bound, reached), isInfeasible: false };
  return value > reached
    ? { chosen, bound: Math.max(bound, value), isInfeasible: false }
    : { bound, isInfeasible: false };
}

/** A row in the largest unit that all its amounts are whole in: a solver's tolerance is then small beside one of them. */
function inLargestUnits<Row extends YesNoProblem['rows'][number]>(row: Row): Row {
  const unit = row.amounts.reduce((divisor, amount) => commonDivisor(divisor, Math.abs(amount)), 0);
  if (unit <= 1) return row;
  const amounts = row.amounts.map((amount) => amount / unit);
  return { ...row, lo: Math.ceil(row.lo / unit), hi: Math.floor(row.hi / unit), amounts };
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

const sumOf = (columns: number[]) => ({ lo: 1, hi: 1, columns, amounts: columns.map(() => 1) });

/** All members stay or none does: the yes of a column of the bundle's own is the yes of one option of each. */
function addBundle(
  model: FlatModel,
  members: readonly number[],
  open: readonly (readonly number[])[],
  columnOf: ReadonlyMap<number, number>,
  values: number[],
  rows: { lo: number; hi: number; columns: number[]; amounts: number[] }[],
): void {
  const column = values.push(0) - 1;
  for (const g of members) {
    const its = open[g] as readonly number[];
    const options = its.filter((item) => item >= optionsFrom(model, g));
    if (its.length === 1) {
      const is = options.length;
      rows.push({ lo: is, hi: is, columns: [column], amounts: [1] });
      continue;
    }
    const columns = options.map((item) => columnOf.get(item) as number);
    rows.push({ lo: 0, hi: 0, columns: [...columns, column], amounts: [...columns.map(() => 1), -1] });
  }
}

interface Open {
  /** By group, the items that are left to choose from; the known choice's are among them. */
  readonly items: readonly (readonly number[])[];
  /** An item that is not among them loses more than this. */
  readonly lossMax: number;
  /** No better choice has an item that is not among them. */
  readonly isAll: boolean;
}

/**
 * What is left open: the items that a better choice than the known can still have, or of too many those that lose least.
 * Undefined where those are too many and the known choice is near enough.
 */
function openItems(
  model: FlatModel,
  relaxed: Relaxed,
  known: Int32Array | undefined,
  reached: number,
  { columnsMax, gapLeft }: Pick<SolveLimits, 'columnsMax' | 'gapLeft'>,
): Open | undefined {
  const losses = lossesOf(model, relaxed);
  // What only ties with what is known is no loss: the known choice stays.
  const missing = relaxed.bound - reached + 1e-9 * Math.abs(relaxed.bound);
  const small = losses.filter((loss) => loss <= missing).sort();
  const isAll = small.length <= columnsMax + model.groups;
  if (!isAll && missing <= gapLeft * Math.abs(relaxed.bound)) return undefined;
  const lossMax = isAll ? missing : (small[columnsMax + model.groups] as number);
  const items = Array.from({ length: model.groups }, (_, g) => {
    const its: number[] = [];
    for (let item = model.first[g] as number; item < (model.first[g + 1] as number); item++) {
      if ((losses[item] as number) <= lossMax || known?.[g] === item) its.push(item);
    }
    return its;
  });
  return { items, lossMax, isAll };
}

/** What the relaxation loses at least by each item in the place of what it would choose itself. */
function lossesOf(model: FlatModel, { prices }: Relaxed): Float64Array {
  const losses = new Float64Array(model.value.length).fill(Number.POSITIVE_INFINITY);
  for (const unit of model.units) {
    const bests = Array.from(unit, (g) => {
      const item = bestItem(model, g, optionsFrom(model, g), prices);
      return item < 0 ? Number.NEGATIVE_INFINITY : reducedValue(model, item, prices);
    });
    const all = bests.reduce((sum, value) => sum + value, 0);
    const mayAllStay = unit.every((g) => model.mayStay[g] === 1);
    const best = mayAllStay ? Math.max(0, all) : all;
    for (const [place, g] of unit.entries()) {
      if (mayAllStay) losses[model.first[g] as number] = best;
      if (all === Number.NEGATIVE_INFINITY) continue;
      for (let item = optionsFrom(model, g); item < (model.first[g + 1] as number); item++) {
        losses[item] = Math.max(0, best - (all - (bests[place] as number) + reducedValue(model, item, prices)));
      }
    }
  }
  return losses;
}
