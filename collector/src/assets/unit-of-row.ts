import type { Column } from './columns.ts';
import { type GridCell, textOf } from './grid.ts';
import type { Complaint, RegisterBasis } from './register-read.ts';

export type CellOf = (column: Column) => GridCell | undefined;

/** The commune of a line: by code, zeros before it or not, where no name says another; by name; or the one that the whole file is of. */
export function unitOfRow(cell: CellOf, complain: Complaint, { unitOf, commune }: RegisterBasis): string | undefined {
  const code = textOf(cell('unit_code'));
  const name = textOf(cell('unit'));
  if (code !== '') {
    const found = unitOf(/^\d{1,5}$/.test(code) ? code.padStart(5, '0') : code);
    if (found === undefined) complain('unit_code', 'unit-unknown', code);
    const named = name === '' ? undefined : unitOf(name);
    if (found === undefined || named === undefined || named === found) return found;
    // Whose the PC is, is what money goes by: neither of the two is taken for right.
    complain('unit_code', 'unit-contradicted', `${code}, ${name}`);
    return undefined;
  }
  if (commune !== undefined) return commune;
  if (name === '') complain(undefined, 'unit-missing', '');
  const found = name === '' ? undefined : unitOf(name);
  if (name !== '' && found === undefined) complain('unit', 'unit-unknown', name);
  return found;
}
