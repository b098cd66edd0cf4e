import type { Grid, GridCell } from '../grid.ts';

type Made = string | number | Date | undefined | GridCell;

const cellOf = (made: Made): GridCell | undefined => {
  if (made === undefined || made === '') return undefined;
  if (typeof made === 'string') return { kind: 'text', text: made };
  if (typeof made === 'number') return { kind: 'number', value: made };
  if (made instanceof Date) return { kind: 'date', day: made.toISOString().slice(0, 10) };
  return made;
};

/** A sheet of these rows. */
export const madeGrid = (rows: readonly (readonly Made[])[], of: Partial<Grid> = {}): Grid => ({
  name: 'Sổ',
  isHidden: false,
  rows: rows.map((row) => row.map(cellOf)),
  merges: [],
  hiddenColumns: [],
  hiddenRows: [],
  ...of,
});
