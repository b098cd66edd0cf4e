import type { Grid } from './grid.ts';

/** What divides the cells of a CSV text: Excel in Vietnam writes semicolons, "Unicode text" tabs. */
export function delimiterIn(text: string): ',' | ';' | '\t' {
  const lines = text.split('\n', 20);
  const count = (sign: string) => lines.reduce((sum, line) => sum + line.split(sign).length - 1, 0);
  const [best] = ([',', ';', '\t'] as const)
    .map((sign) => ({ sign, count: count(sign) }))
    .sort((a, b) => b.count - a.count);
  return best?.sign ?? ',';
}

/** The rows of a CSV file as a sheet: all its cells are texts, so no zero was eaten after it was written. */
export const csvGrid = (rows: readonly (readonly string[])[], name: string): Grid => ({
  name,
  isHidden: false,
  rows: rows.map((row) => row.map((text) => (text.trim() === '' ? undefined : ({ kind: 'text', text } as const)))),
  merges: [],
  hiddenColumns: [],
  hiddenRows: [],
});
