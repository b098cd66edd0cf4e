import { stringify } from 'csv-stringify/sync';

/**
 * A table as CSV that Excel reads as it is: with a byte order mark for Vietnamese letters, and without a cell that Excel
 * would take for a formula.
 */
export function writeCsv(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return stringify([head, ...rows] as (string | number)[][], { bom: true, escape_formulas: true });
}
