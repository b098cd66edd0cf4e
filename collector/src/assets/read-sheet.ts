import { type Column, moneyUnitIn } from './columns.ts';
import { cellName, columnName, type Grid, mergeAt, rangeName, shownAt, textOf } from './grid.ts';
import { readLine } from './read-line.ts';
import { readPosts } from './read-posts.ts';
import type { Complaint, Found, RegisterBasis } from './register-read.ts';
import { footAt, IDENTITY, isBlank, rowKind } from './row-kind.ts';
import { headAt, isSameHead, type TableHead } from './table-head.ts';
import { inUnicode } from './unicode-grid.ts';

/** A table begins on the first page. */
const HEAD_WITHIN_ROWS = 40;
const PLACES_SHOWN_MAX = 200;

/** Reads one sheet into what was found so far. */
export function readSheet(given: Grid, basis: RegisterBasis, found: Found): void {
  const { grid, turned, example, vni } = inUnicode(given);
  const at = (row: number, column: number) => `${grid.name}!${cellName(row, column)}`;
  for (const cell of vni)
    found.problems.push({ place: at(cell.row, cell.column), code: 'letters-vni', found: cell.text });
  if (turned > 0) found.notes.push({ kind: 'tcvn3', sheet: grid.name, cells: turned, example });
  const heads = headsOf(grid);
  const [first] = heads;
  if (first === undefined) {
    found.notes.push({ kind: 'sheet-other', sheet: grid.name });
    return;
  }
  noteHead(grid, first, found);
  const above = grid.rows.slice(0, first.firstRow).map((row) => row.map(textOf).join(' '));
  const unit =
    above
      .map((text) => moneyUnitIn(/(?:đơn vị tính|đvt|don vi tinh|unit)\s*:?\s*(.*)/i.exec(text)?.[1] ?? ''))
      .find((one) => one !== undefined) ?? 1;
  const told = first.moneyUnits.get('original_price') ?? unit;
  if (told !== 1) found.notes.push({ kind: 'money-unit', sheet: grid.name, unit: told });
  const passed = { total: [] as number[], heading: [] as number[], 'head-again': [] as number[], foot: [] as number[] };
  for (const [place, head] of heads.entries()) {
    if (place > 0) {
      passed['head-again'].push(head.firstRow + 1);
      if (!isSameHead(head, first)) noteHead(grid, head, found);
    }
    const end = heads[place + 1]?.firstRow ?? grid.rows.length;
    readBody(grid, head, { from: head.lastRow + 1, end, unit, place: at }, basis, found, passed);
  }
  for (const [because, rows] of Object.entries(passed) as [keyof typeof passed, number[]][]) {
    if (rows.length > 0)
      found.notes.push({ kind: 'rows-passed', sheet: grid.name, rows: rows.slice(0, PLACES_SHOWN_MAX), because });
  }
}

/** Every head of a sheet; the first within so many rows, for a table does not begin on the third page. */
function headsOf(grid: Grid): readonly TableHead[] {
  const heads: TableHead[] = [];
  for (let row = 0; row < grid.rows.length; row++) {
    if (heads.length === 0 && row > HEAD_WITHIN_ROWS) return heads;
    const head = headAt(grid, row);
    if (head === undefined) continue;
    heads.push(head);
    row = head.lastRow;
  }
  return heads;
}

function noteHead(grid: Grid, head: TableHead, found: Found): void {
  const nameOf = (column: number) =>
    textOf(shownAt(grid, head.lastRow, column)) || textOf(shownAt(grid, head.firstRow, column));
  for (const { cells } of head.doubled) {
    found.problems.push({
      place: `${grid.name}!${cells[0]}, ${cells[1]}`,
      code: 'column-doubled',
      found: nameOf(0) === '' ? cells.join() : cells.join(', '),
      isOfWhole: true,
    });
  }
  for (const column of head.columns.values()) {
    if (grid.hiddenColumns.includes(column)) {
      found.notes.push({ kind: 'column-hidden', place: `${grid.name}!${columnName(column)}`, head: nameOf(column) });
    }
  }
  for (const name of head.ofPeople) found.notes.push({ kind: 'column-of-people', sheet: grid.name, head: name });
  if (head.strange.length > 0) found.notes.push({ kind: 'columns-strange', sheet: grid.name, heads: head.strange });
}

interface Body {
  readonly from: number;
  readonly end: number;
  /** What figures of money are multiplied by, unless the head of a column says otherwise. */
  readonly unit: number;
  readonly place: (row: number, column: number) => string;
}

function readBody(
  grid: Grid,
  head: TableHead,
  body: Body,
  basis: RegisterBasis,
  found: Found,
  passed: Readonly<Record<'total' | 'heading' | 'foot', number[]>>,
): void {
  const hidden: number[] = [];
  const hiddenRows = new Set(grid.hiddenRows);
  const isOfPosts =
    head.columns.has('posts') &&
    !head.columns.has('asset_tag') &&
    !head.columns.has('serial') &&
    !head.columns.has('device_number');
  const foot = footAt(grid, head, body);
  for (let row = body.from; row < body.end; row++) {
    const kind = row < foot ? rowKind(grid, head, row) : isBlank(grid, row) ? 'blank' : 'foot';
    if (kind === 'blank') continue;
    if (kind !== 'line') {
      passed[kind].push(row + 1);
      continue;
    }
    if (hiddenRows.has(row)) hidden.push(row + 1);
    const complain: Complaint = (column, code, text) => {
      const place =
        column === undefined ? `${grid.name}!${row + 1}:${row + 1}` : body.place(row, head.columns.get(column) ?? 0);
      found.problems.push({
        place,
        code,
        found: text ?? textOf(shownAt(grid, row, head.columns.get(column ?? 'unit') ?? 0)),
      });
    };
    const cell = (column: Column) => {
      const place = head.columns.get(column);
      return place === undefined ? undefined : shownAt(grid, row, place);
    };
    if (isOfPosts) {
      const posts = readPosts(cell, complain, basis);
      if (posts !== undefined) found.posts.push(posts);
      continue;
    }
    if (isMergedIdentity(grid, head, row, complain)) continue;
    const line = readLine(
      {
        cell,
        complain,
        unit: (column) => head.moneyUnits.get(column) ?? body.unit,
        place: { sheet: grid.name, row: row + 1 },
      },
      basis,
    );
    if (line !== undefined) found.lines.push(line);
  }
  if (hidden.length > 0)
    found.notes.push({ kind: 'rows-hidden', sheet: grid.name, rows: hidden.slice(0, PLACES_SHOWN_MAX) });
}

/** A number that is merged over several rows says of none of them which PC it is. */
function isMergedIdentity(grid: Grid, head: TableHead, row: number, complain: Complaint): boolean {
  for (const column of IDENTITY) {
    const place = head.columns.get(column);
    const merge = place === undefined ? undefined : mergeAt(grid, row, place);
    if (merge === undefined || merge.bottom === merge.top) continue;
    if (merge.top === row) complain(column, 'merged-identity', rangeName(merge));
    return true;
  }
  return false;
}
