import { describe, type Problem } from '@mach/wire';

export type TableRead<Row> =
  | { readonly ok: true; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A cell of the row by the name of its column, without blanks around it; empty where the table has no such column. */
export type Cell = (name: string) => string;
/**
 * Says that a cell of the row is wrong, and what would be right; `found` unless it is the cell as it stands, `cure` where what is right is
 * more than what its column holds.
 */
export type Complain = (name: string, expected: string, more?: Pick<Partial<Problem>, 'found' | 'cure'>) => void;

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
    return rowOf(cell, (name, expected, more) =>
      problems.push({ path: `line ${i + 2}, ${name}`, found: describe(cell(name)), expected, ...more }),
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
  const expected = `the columns ${known.join(', ')}; ${required.join(', ')} at least`;
  const missing = required.filter((name) => !names.includes(name)).map((name) => columnMissing(name, expected));
  const strange = names
    .filter((name) => !known.includes(name))
    .map((name): Problem => {
      const cure = { code: 'known-column', values: known } as const;
      return { path: `line 1${name === '' ? '' : `, ${name}`}`, found: 'a strange column', expected, cure };
    });
  return { names, problems: [...missing, ...strange] };
}

/** What is wrong with a table that lacks a column. */
export const columnMissing = (name: string, expected: string): Problem => ({
  ...{ path: `line 1, ${name}`, found: 'no such column', expected },
  cure: { code: 'column' },
});

/** What is wrong with a row that says again what another said. */
export const TWICE = { cure: { code: 'once' } } as const;
