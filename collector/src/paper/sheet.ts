/** How a cell looks. `code` is text that looks like a number and must stay text; `count` and `money` are whole numbers, `minutes` tenths, `percent` a share of 1 shown in hundredths of a percent. */
export type Look =
  | 'title'
  | 'subtitle'
  | 'unit'
  | 'head'
  | 'text'
  | 'centre'
  | 'code'
  | 'count'
  | 'money'
  | 'minutes'
  | 'percent'
  | 'total'
  | 'totalMinutes'
  | 'note';

export interface PaperCell {
  /** With a formula: its result, for Zalo, phones and Protected View compute nothing. */
  readonly value: string | number;
  readonly formula?: string;
  readonly look: Look;
}

/** One sheet of paper, A4 landscape. Rows of one cell go over the whole width. */
export interface PaperSheet {
  readonly name: string;
  /** In characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly PaperCell[])[];
  /** The row, counted from 0, that is printed on every page again. */
  readonly headRow: number;
}

/** Excel allows names of 31 characters, and none of these in them. */
export function sheetName(text: string): string {
  return text
    .replaceAll(/[[\]:*?/\\']/g, ' ')
    .slice(0, 31)
    .trim();
}

/** `A1` of a cell, both counted from 0. */
export function at(row: number, column: number): string {
  return `${letter(column)}${row + 1}`;
}

const letter = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : `${letter(Math.floor(column / 26) - 1)}${letter(column % 26)}`;
