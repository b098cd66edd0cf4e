import type { Group, Model } from './model.ts';

/** A model as flat arrays, for loops that run over all items hundreds of times. Items of group g are those from `first[g]` to before `first[g + 1]`. */
export interface FlatModel {
  readonly groups: number;
  readonly first: Int32Array;
  readonly value: Float64Array;
  /** Entries of item i are those from `entry[i]` to before `entry[i + 1]`. */
  readonly entry: Int32Array;
  readonly row: Int32Array;
  readonly amount: Float64Array;
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  /** Of the bundle that a group belongs to; −1 where it stands alone. */
  readonly bundleOf: Int32Array;
  readonly bundles: readonly (readonly number[])[];
  /** 1 where the first item of the group leaves its device as it is. */
  readonly mayStay: Uint8Array;
  /** What is decided at once: a group alone, or the groups of a bundle. */
  readonly units: readonly Int32Array[];
  readonly unitsOfRow: readonly Int32Array[];
}

export function flatten({ groups, rows, bundles }: Model): FlatModel {
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const first = new Int32Array(groups.length + 1);
  const value = new Float64Array(count);
  const entry = new Int32Array(count + 1);
  const rowList: number[] = [];
  const amountList: number[] = [];
  const touching: number[][] = rows.map(() => []);
  const { bundleOf, units, unitOf } = unitsOf(groups.length, bundles);
  let place = 0;
  for (let g = 0; g < groups.length; g++) {
    first[g] = place;
    for (const { value: minutes, rows: used, amounts } of (groups[g] as Group).items) {
      value[place] = minutes;
      entry[place] = rowList.length;
      for (let i = 0; i < used.length; i++) {
        const row = used[i] as number;
        rowList.push(row);
        amountList.push(amounts[i] as number);
        const units = touching[row];
        // The items of a unit alone stand together; those of a bundle may lie apart, and are told once below.
        if (units !== undefined && units.at(-1) !== unitOf[g]) units.push(unitOf[g] as number);
      }
      place += 1;
    }
  }
  first[groups.length] = place;
  entry[count] = rowList.length;
  return {
    groups: groups.length,
    first,
    value,
    entry,
    row: new Int32Array(rowList),
    amount: new Float64Array(amountList),
    lo: Float64Array.from(rows, ({ lo }) => lo),
    hi: Float64Array.from(rows, ({ hi }) => hi),
    bundleOf,
    bundles,
    mayStay: Uint8Array.from(groups, ({ mayStay }) => (mayStay ? 1 : 0)),
    units,
    unitsOfRow: touching.map((its) => new Int32Array(bundles.length === 0 ? its : [...new Set(its)])),
  };
}

function unitsOf(groups: number, bundles: readonly (readonly number[])[]) {
  const bundleOf = new Int32Array(groups).fill(-1);
  for (const [b, members] of bundles.entries()) for (const g of members) bundleOf[g] = b;
  const units: Int32Array[] = [];
  const unitOf = new Int32Array(groups);
  for (const members of bundles) {
    for (const g of members) unitOf[g] = units.length;
    units.push(Int32Array.from(members));
  }
  for (let g = 0; g < groups; g++) {
    if (bundleOf[g] !== -1) continue;
    unitOf[g] = units.length;
    units.push(Int32Array.of(g));
  }
  return { bundleOf, units, unitOf };
}

/** What a choice of one item a group takes of each row. */
export function usesOf(model: FlatModel, chosen: Int32Array): Float64Array {
  const uses = new Float64Array(model.lo.length);
  for (let g = 0; g < model.groups; g++) {
    const item = chosen[g] as number;
    for (let e = model.entry[item] as number; e < (model.entry[item + 1] as number); e++) {
      const row = model.row[e] as number;
      uses[row] = (uses[row] as number) + (model.amount[e] as number);
    }
  }
  return uses;
}

/** Added up in the order of the groups, so that the same choice always has the same sum. */
export function worthOf(model: FlatModel, chosen: Int32Array): number {
  let sum = 0;
  for (let g = 0; g < model.groups; g++) sum += model.value[chosen[g] as number] as number;
  return sum;
}

/** Whether a choice keeps to every row and every bundle. Amounts are whole numbers, so this is exact. */
export function isWithin(model: FlatModel, chosen: Int32Array): boolean {
  const uses = usesOf(model, chosen);
  for (let r = 0; r < uses.length; r++) {
    if ((uses[r] as number) > (model.hi[r] as number) || (uses[r] as number) < (model.lo[r] as number)) return false;
  }
  return model.bundles.every((members) => {
    const staying = members.filter((g) => isStaying(model, g, chosen[g] as number)).length;
    return staying === 0 || staying === members.length;
  });
}

/** Whether an item is that of leaving the device as it is. */
export function isStaying({ mayStay, first }: FlatModel, group: number, item: number): boolean {
  return mayStay[group] === 1 && item === first[group];
}
