/** A cell as a table holds it. `error`: the sheet's own, such as #REF!; `formula`: one without its result. */
export type GridCell =
  | { readonly kind: 'text'; readonly text: string; readonly font?: string }
  | { readonly kind: 'number'; readonly value: number; readonly format?: string }
  | { readonly kind: 'date'; readonly day: string }
  | { readonly kind: 'error' | 'formula'; readonly text: string };

/** One sheet; rows and columns from 0. A cell that a merge covers is empty but for the first. */
export interface Grid {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly (readonly (GridCell | undefined)[])[];
  readonly merges: readonly Merge[];
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: readonly number[];
}

/** Ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** `B5`, as people find it. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

export const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : `${columnName(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`;

export const rangeName = ({ top, left, bottom, right }: Merge): string =>
  `${cellName(top, left)}:${cellName(bottom, right)}`;

/** Merges by the rows that they cover: a register of 20,000 lines has thousands. */
const byRow = new WeakMap<Grid, ReadonlyMap<number, readonly Merge[]>>();

/** The merge that covers a cell. */
export function mergeAt(grid: Grid, row: number, column: number): Merge | undefined {
  if (grid.merges.length === 0) return undefined;
  let rows = byRow.get(grid);
  if (rows === undefined) {
    rows = mergesByRow(grid);
    byRow.set(grid, rows);
  }
  return rows.get(row)?.find(({ left, right }) => column >= left && column <= right);
}

function mergesByRow({ merges, rows }: Grid): ReadonlyMap<number, readonly Merge[]> {
  const found = new Map<number, Merge[]>();
  for (const merge of merges) {
    for (let row = merge.top; row <= Math.min(merge.bottom, rows.length - 1); row++) {
      const its = found.get(row);
      if (its === undefined) found.set(row, [merge]);
      else its.push(merge);
    }
  }
  return found;
}

/** What a cell shows: its own, or that of the merge which covers it. */
export function shownAt(grid: Grid, row: number, column: number): GridCell | undefined {
  const own = grid.rows[row]?.[column];
  if (own !== undefined) return own;
  const merge = mergeAt(grid, row, column);
  return merge === undefined ? undefined : grid.rows[merge.top]?.[merge.left];
}

/** As it would be read aloud; a number without a group. */
export function textOf(cell: GridCell | undefined): string {
  if (cell === undefined) return '';
  switch (cell.kind) {
    case 'number':
      return String(cell.value);
    case 'date':
      return cell.day;
    default:
      return cell.text.trim();
  }
}
