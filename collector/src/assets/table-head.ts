import { COLUMNS, type Column, columnOf, isOfPeople, isPlain, moneyUnitIn } from './columns.ts';
import { cellName, type Grid, mergeAt, shownAt, textOf } from './grid.ts';

/** A head of a table: where its columns are, over one row or two. */
export interface TableHead {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly columns: ReadonlyMap<Column, number>;
  /** Two columns of one meaning, by their cells. */
  readonly doubled: readonly { readonly column: Column; readonly cells: readonly [string, string] }[];
  /** Columns that name people, and those that mean nothing here, as they are called. */
  readonly ofPeople: readonly string[];
  readonly strange: readonly string[];
  /** What a figure in đồng is to be multiplied by, of each column of money. */
  readonly moneyUnits: ReadonlyMap<Column, number>;
}

/** Enough to take a row for a head: one word may be chance. */
const KNOWN_MIN = 2;

/**
 * The head that begins in this row, if one does. A head of two rows has names of groups above some of its columns; a cell that goes over both rows
 * counts once.
 */
export function headAt(grid: Grid, row: number): TableHead | undefined {
  const one = namesIn(grid, row);
  const two = namesIn(grid, row + 1);
  const ofOne = known(one);
  if (ofOne.length === 0) return undefined;
  // What the first row names already is data or another head below it, and no second row of this one.
  const below = two.flatMap((text, column) =>
    columnOf(one[column] ?? '') === undefined ? (columnOf(text) ?? []) : [],
  );
  const continues = below.length > 0 && below.every((column) => !ofOne.includes(column));
  const isSecond = continues && !two.some((text, column) => isData(grid, row + 1, column, text));
  const lower = one.map((text, column) => (isSecond && columnOf(text) === undefined ? (two[column] ?? '') : text));
  const names = isSecond ? [...lower, ...two.slice(one.length)] : one;
  if (known(names).length < KNOWN_MIN) return undefined;
  const columns = new Map<Column, number>();
  const doubled: TableHead['doubled'][number][] = [];
  const moneyUnits = new Map<Column, number>();
  for (const [place, name] of names.entries()) {
    const column = columnOf(name);
    if (column === undefined) continue;
    const before = columns.get(column);
    // One head cell over two columns is one column, the left one.
    if (before !== undefined && !isOneCell(grid, row, before, place)) {
      doubled.push({ column, cells: [cellName(row, before), cellName(row, place)] });
    }
    if (before !== undefined) continue;
    columns.set(column, place);
    const unit = moneyUnitIn(/\(([^)]*)\)/.exec(name)?.[1] ?? '');
    if (unit !== undefined) moneyUnits.set(column, unit);
  }
  const rest = names.filter((name) => name !== '' && columnOf(name) === undefined);
  return {
    firstRow: row,
    lastRow: isSecond ? row + 1 : row,
    columns,
    doubled,
    ofPeople: rest.filter(isOfPeople),
    strange: [...new Set(rest.filter((name) => !isOfPeople(name) && !isPlain(name)))],
    moneyUnits,
  };
}

/** Whether two heads say the same of the same columns: one that is printed again on a new page. */
export const isSameHead = (a: TableHead, b: TableHead): boolean =>
  COLUMNS.every((column) => a.columns.get(column) === b.columns.get(column));

function namesIn(grid: Grid, row: number): readonly string[] {
  const width = Math.max(0, ...grid.rows.slice(row, row + 2).map(({ length }) => length));
  return Array.from({ length: width }, (_, column) => {
    const cell = shownAt(grid, row, column);
    return cell?.kind === 'text' ? cell.text.trim() : '';
  });
}

const known = (names: readonly string[]): readonly Column[] => [
  ...new Set(names.flatMap((name) => columnOf(name) ?? [])),
];

/** Figures stand in no head. */
function isData(grid: Grid, row: number, column: number, text: string): boolean {
  const cell = grid.rows[row]?.[column];
  return (
    cell !== undefined && (cell.kind === 'number' || cell.kind === 'date') && text === '' && textOf(cell).length > 2
  );
}

function isOneCell(grid: Grid, row: number, a: number, b: number): boolean {
  const merge = mergeAt(grid, row, a);
  return merge !== undefined && merge === mergeAt(grid, row, b);
}
