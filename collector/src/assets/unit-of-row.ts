import type { Column } from './columns.ts';
import { type GridCell, textOf } from './grid.ts';
import type { Complaint, RegisterBasis } from './register-read.ts';

export type CellOf = (column: Column) => GridCell | undefined;

/** The commune of a line: by code, zeros before it or not; by name; or the one that the whole file is of. */
export function unitOfRow(cell: CellOf, complain: Complaint, { unitOf, commune }: RegisterBasis): string | undefined {
  const code = textOf(cell('unit_code'));
  const name = textOf(cell('unit'));
  if (code !== '') {
    const found = unitOf(/^\d{1,5}$/.test(code) ? code.padStart(5, '0') : code);
    if (found === undefined) complain('unit_code', 'unit-unknown', code);
    return found;
  }
  if (commune !== undefined) return commune;
  if (name === '') complain(undefined, 'unit-missing', '');
  const found = name === '' ? undefined : unitOf(name);
  if (name !== '' && found === undefined) complain('unit', 'unit-unknown', name);
  return found;
}
