import type { Fund, PlanChoice, PlanProblem } from './problem.ts';

/** Something that can be chosen, in the units of the rows. Item 0 of a choice that may stay as it is has no option. */
export interface Item {
  readonly option?: number;
  readonly year: number;
  readonly value: number;
  readonly cost: number;
  readonly fund: Fund;
  /** Row and amount, in pairs of equal places. */
  readonly rows: readonly number[];
  readonly amounts: readonly number[];
}

/** The sum of what is chosen lies between `lo` and `hi`, both included. Amounts are whole and not negative. */
export interface Row {
  readonly kind: 'fund' | 'commune' | 'replacements' | 'bulk';
  readonly commune?: string;
  readonly lo: number;
  readonly hi: number;
}

export interface Group {
  readonly choice: PlanChoice;
  readonly items: readonly Item[];
  readonly mayStay: boolean;
}

/** The problem as a multiple-choice knapsack with rows: one item a group, and whole bundles or none of them. */
export interface Model {
  readonly groups: readonly Group[];
  readonly rows: readonly Row[];
  readonly years: number;
  /** Places of the groups of each bundle. */
  readonly bundles: readonly (readonly number[])[];
}

/** A step of prices for many that is taken to hold: by item, its discount, and the least and the most pieces that have it. */
export type BulkSteps = ReadonlyMap<string, { readonly from: number; readonly to: number; readonly discount: number }>;

/**
 * Puts a problem into rows, in an order of its own (commune, device, then cost, fund and name), so that the order in which it
 * came changes nothing. Options that take more than any fund has are left out. With `bulk`, discounts are taken for granted and rows ask for
 * the pieces.
 */
export function modelOf(problem: PlanProblem, bulk: BulkSteps = new Map()): Model {
  const rows: Row[] = [];
  const fundRows = problem.years.map((year) => {
    if ('common' in year) {
      const common = rows.push({ kind: 'fund', lo: 0, hi: year.common }) - 1;
      return { parts: common, assets: common };
    }
    return {
      parts: rows.push({ kind: 'fund', lo: 0, hi: year.parts }) - 1,
      assets: rows.push({ kind: 'fund', lo: 0, hi: year.assets }) - 1,
    };
  });
  const communeRows = new Map<string, number>();
  for (const [commune, { floor = 0, cap = Number.POSITIVE_INFINITY }] of Object.entries(problem.communes ?? {}).sort(
    ([a], [b]) => compare(a, b),
  )) {
    communeRows.set(commune, rows.push({ kind: 'commune', commune, lo: floor, hi: cap }) - 1);
  }
  const replacements =
    problem.replacementsMax === undefined
      ? undefined
      : rows.push({ kind: 'replacements', lo: 0, hi: problem.replacementsMax }) - 1;
  const bulkRows = new Map(
    Array.from(bulk, ([item, { from, to }]) => [item, rows.push({ kind: 'bulk', lo: from, hi: to }) - 1]),
  );
  const years = problem.years.length;
  const { replacementPrice = 0 } = problem;

  const groups = [...problem.choices].sort(byPlace).map((choice): Group => {
    const mayStay = choice.mayStay ?? true;
    const items: Item[] = [];
    const { options } = choice;
    // Less than nothing is chosen only where something has to be.
    const isWorthless =
      mayStay &&
      choice.bundle === undefined &&
      bulk.size === 0 &&
      !((problem.communes?.[choice.commune]?.floor ?? 0) > 0);
    for (let year = 0; year < years; year++) {
      for (const [option, of] of options.entries()) {
        const { cost: price, fund, minutes, isReplacement, items: pieces = [], lastsYears = years } = of;
        const discount = pieces.reduce((sum, piece) => sum + (bulk.get(piece)?.discount ?? 0), 0);
        const cost = Math.max(0, price - discount);
        const fundRow = fundRows[year]?.[fund] ?? 0;
        if (cost > (rows[fundRow]?.hi ?? 0)) continue;
        const communeRow = communeRows.get(choice.commune);
        // Made with what most have: an array that grows from nothing takes the room of seventeen.
        const used = cost === 0 ? [] : [fundRow];
        const amounts = cost === 0 ? [] : [cost];
        const use = (row: number, amount: number) => {
          used.push(row);
          amounts.push(amount);
        };
        if (communeRow !== undefined && cost !== 0) use(communeRow, cost);
        if (isReplacement === true && replacements !== undefined) use(replacements, 1);
        for (const [piece, row] of bulkRows) {
          const count = pieces.reduce((sum, one) => (one === piece ? sum + 1 : sum), 0);
          if (count > 0) use(row, count);
        }
        const recovered = years === 1 ? minutes : (minutes * Math.min(lastsYears, years - year)) / years;
        const value = isReplacement === true ? recovered - replacementPrice : recovered;
        if (value < 0 && isWorthless) continue;
        items.push({ option, year, value, cost, fund, rows: used, amounts });
      }
    }
    items.sort((a, b) => a.year - b.year || a.cost - b.cost || compareOptions(choice, a, b));
    const stays: Item = { year: 0, value: 0, cost: 0, fund: 'parts', rows: [], amounts: [] };
    return { choice, items: mayStay ? [stays, ...items] : items, mayStay };
  });

  const byBundle = new Map<string, number[]>();
  for (const [place, { choice }] of groups.entries()) {
    if (choice.bundle === undefined) continue;
    const members = byBundle.get(choice.bundle);
    if (members === undefined) byBundle.set(choice.bundle, [place]);
    else members.push(place);
  }
  const bundles = [...byBundle.values()].filter((members) => members.length > 1);
  return { groups, rows, years, bundles };
}

function compareOptions({ options }: PlanChoice, a: Item, b: Item): number {
  const one = options[a.option ?? 0];
  const other = options[b.option ?? 0];
  return compare(one?.fund ?? '', other?.fund ?? '') || compare(one?.name ?? '', other?.name ?? '');
}

const byPlace = (a: PlanChoice, b: PlanChoice): number => compare(a.commune, b.commune) || compare(a.device, b.device);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
