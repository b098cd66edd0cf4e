import { describe, type Problem } from '@mach/wire';

export type TableRead<Row> =
  | { readonly ok: true; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A cell of the row by the name of its column, without blanks around it; empty where the table has no such column. */
export type Cell = (name: string) => string;
/** Says that a cell of the row is wrong, and what would be right; `found` unless it is the cell as it stands. */
export type Complain = (name: string, expected: string, found?: string) => void;

interface Columns {
  readonly known: readonly string[];
  readonly required: readonly string[];
}

/** Turns the rows of a table, head first, into what each stands for. Gives every problem at once, with line and column. */
export function readTable<Row>(
  [head = [], ...body]: readonly (readonly string[])[],
  columns: Columns,
  rowOf: (cell: Cell, complain: Complain) => Row,
): TableRead<Row> {
  const { names, problems: ofHead } = readHead(head, columns);
  if (ofHead.length > 0) return { ok: false, problems: ofHead };
  const problems: Problem[] = [];
  const rows = body.map((cells, i) => {
    const cell: Cell = (name) => (cells[names.indexOf(name)] ?? '').trim();
    return rowOf(cell, (name, expected, found = describe(cell(name))) =>
      problems.push({ path: `line ${i + 2}, ${name}`, found, expected }),
    );
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rows };
}

/** The names in the first line, in small letters, and what is wrong with them: strange ones and those that are missing. */
function readHead(
  head: readonly string[],
  { known, required }: Columns,
): { readonly names: readonly string[]; readonly problems: readonly Problem[] } {
  const names = head.map((name) => name.trim().toLowerCase());
  const missing = required.filter((name) => !names.includes(name)).map((name) => `no column ${name}`);
  const strange = names.filter((name) => !known.includes(name)).map((name) => `a column ${describe(name)}`);
  const expected = `the columns ${known.join(', ')}; ${required.join(', ')} at least`;
  return { names, problems: [...missing, ...strange].map((found) => ({ path: 'line 1', found, expected })) };
}
