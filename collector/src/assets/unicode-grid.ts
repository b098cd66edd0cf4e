import type { Grid, GridCell } from './grid.ts';
import { fromTcvn3, isTcvn3, isVniFont } from './old-letters.ts';

export interface UnicodeGrid {
  readonly grid: Grid;
  /** How many cells were TCVN3 and are Unicode now, and one of them as it is now. */
  readonly turned: number;
  readonly example: string;
  /** Cells in letters that can't be turned. */
  readonly vni: readonly { readonly row: number; readonly column: number; readonly text: string }[];
}

/** A sheet with all its texts in Unicode: composed, and TCVN3 turned. */
export function inUnicode(given: Grid): UnicodeGrid {
  let turned = 0;
  let example = '';
  const vni: UnicodeGrid['vni'][number][] = [];
  const toUnicode = (cell: GridCell | undefined, row: number, column: number): GridCell | undefined => {
    if (cell?.kind !== 'text') return cell;
    if (isVniFont(cell.font) && /[\x80-\xff]/.test(cell.text)) vni.push({ row, column, text: cell.text });
    if (!isTcvn3(cell.text, cell.font)) return { ...cell, text: cell.text.normalize('NFC') };
    turned += 1;
    const text = fromTcvn3(cell.text, cell.font);
    if (example === '') example = `${cell.text} → ${text}`;
    return { ...cell, text };
  };
  const rows = given.rows.map((cells, row) => cells.map((cell, column) => toUnicode(cell, row, column)));
  return { grid: { ...given, rows }, turned, example, vni };
}
