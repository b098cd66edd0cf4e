import { allVisible } from '@mach/messages';
import type { Cell, CellStyle, Sheet, WriteOptions, WriteSheet } from 'hucre/xlsx';
import { readXls, readXlsx, writeXlsx } from 'hucre/xlsx';
import type { Grid, GridCell } from '../assets/grid.ts';
import type { Look, PaperCell, PaperSheet } from '../paper/sheet.ts';

const FONT = 'Times New Roman';
const POINTS = { body: 11, title: 14 } as const;
const LINE_POINTS = 15.5;
/** Excel has no higher rows. */
const HEIGHT_POINTS_MAX = 409;
const line = { style: 'thin' } as const;
const border = { top: line, right: line, bottom: line, left: line };

/** A workbook of sheets (XLSX), Times New Roman, A4 landscape. The same sheets and day (yyyy-MM-dd) give the same bytes. */
export function writeWorkbook(sheets: readonly PaperSheet[], title: string, day: string): Promise<Uint8Array> {
  const made = new Date(`${day}T00:00:00Z`);
  const seen = allVisible(sheets);
  return writeXlsx({
    sheets: seen.map(toSheet),
    namedRanges: seen.map(printedHead),
    defaultFont: { name: FONT, size: POINTS.body },
    properties: { title, creator: 'Mạch', created: made, modified: made },
  });
}

/** Rows and columns that are read of a table: one row more than is taken, so that a longer one is told and not cut. */
const ROWS_MAX = 20_002;
const COLUMNS_MAX = 60;

/** The cells of a workbook's first visible sheet as text, head first. Throws on what is no workbook. */
export async function readWorkbookRows(bytes: Uint8Array): Promise<string[][]> {
  const { sheets } = await readXlsx(bytes, { maxRows: ROWS_MAX, sheets: (info) => info.hidden !== true });
  const rows = sheets[0]?.rows ?? [];
  return rows.map((row) => row.slice(0, COLUMNS_MAX).map(cellText));
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, value.getTime() % DAY_MS === 0 ? 10 : 16);
  return String(value).replaceAll('\u00A0', ' ').normalize('NFC');
}

const DAY_MS = 86_400_000;

/** The head on every page. By the library's own option the sheet's name stands without quotes, which is no address where it has a blank. */
function printedHead({ name, headRow }: PaperSheet): NonNullable<WriteOptions['namedRanges']>[number] {
  const range = `'${name.replaceAll("'", "''")}'!$${headRow + 1}:$${headRow + 1}`;
  return { name: '_xlnm.Print_Titles', range, scope: name };
}

function toSheet({ name, widths, rows, headRow }: PaperSheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const merges: NonNullable<WriteSheet['merges']> = [];
  const rowDefs: NonNullable<WriteSheet['rowDefs']> = new Map();
  const across = widths.reduce((sum, width) => sum + width, 0);
  for (const [row, ofRow] of rows.entries()) {
    for (const [column, cell] of ofRow.entries()) cells.set(`${row},${column}`, toCell(cell));
    const isMerged = ofRow.length === 1;
    if (isMerged) merges.push({ startRow: row, startCol: 0, endRow: row, endCol: widths.length - 1 });
    // Neither LibreOffice nor phones fit the height of a row to its text.
    const lines = ofRow.map((cell, column) => linesOf(cell, isMerged ? across : (widths[column] ?? 1)));
    rowDefs.set(row, { height: Math.min(HEIGHT_POINTS_MAX, Math.max(1, ...lines) * LINE_POINTS) });
  }
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: rows.map((ofRow) => ofRow.map(({ value }) => value)),
    cells,
    merges,
    rowDefs,
    freezePane: { rows: headRow + 1 },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      // Inches: 2 cm, and 3 cm where it is bound.
      margins: { top: 0.79, bottom: 0.79, left: 1.18, right: 0.59, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C&P' },
  };
}

/** How many lines a text takes in a column, a little more rather than less. */
function linesOf({ value, look }: PaperCell, width: number): number {
  const scale = { title: 1.2, head: 1.2, total: 1 }[look as string] ?? 0.9;
  return Math.ceil((String(value).length * scale) / width);
}

function toCell({ value, formula, look }: PaperCell): Partial<Cell> {
  const style = STYLES[look];
  if (formula === undefined) return { value, style };
  return { value, type: 'formula', formula, formulaResult: value, style };
}

const font = (more: NonNullable<CellStyle['font']> = {}) => ({ name: FONT, size: POINTS.body, ...more });
const aligned = (horizontal: 'left' | 'center' | 'right', vertical: 'top' | 'center' = 'top') => ({
  horizontal,
  vertical,
  wrapText: true,
});
const MONEY = '#,##0';
const TENTHS = '#,##0.0';
const PERCENT = '0.00%';
const STYLES: Readonly<Record<Look, CellStyle>> = {
  title: { font: font({ bold: true, size: POINTS.title }), alignment: aligned('center', 'center') },
  subtitle: { font: font({ italic: true }), alignment: aligned('center', 'center') },
  unit: { font: font({ italic: true }), alignment: aligned('right', 'center') },
  note: { font: font(), alignment: aligned('left') },
  head: { font: font({ bold: true }), alignment: aligned('center', 'center'), border },
  text: { font: font(), alignment: aligned('left'), border },
  centre: { font: font(), alignment: aligned('center'), border },
  code: { font: font(), alignment: aligned('center'), border, numFmt: '@' },
  count: { font: font(), alignment: aligned('right'), border, numFmt: MONEY },
  minutes: { font: font(), alignment: aligned('right'), border, numFmt: TENTHS },
  percent: { font: font(), alignment: aligned('right'), border, numFmt: PERCENT },
  money: { font: font(), alignment: aligned('right'), border, numFmt: MONEY },
  totalMinutes: { font: font({ bold: true }), alignment: aligned('right'), border, numFmt: TENTHS },
  total: { font: font({ bold: true }), alignment: aligned('right'), border, numFmt: MONEY },
};

/** Of a table that people keep; what is larger is no register. */
const READ_ROWS_MAX = 50_000;

/** The sheets of a workbook (`xls`: of Excel 97 to 2003). Throws on what is no such workbook, is damaged, or has a password. */
export async function readWorkbook(bytes: Uint8Array, form: 'xlsx' | 'xls'): Promise<readonly Grid[]> {
  const read = form === 'xlsx' ? readXlsx : readXls;
  const { sheets } = await read(bytes, { readStyles: true, maxRows: READ_ROWS_MAX });
  return sheets.map(toGrid);
}

function toGrid(sheet: Sheet): Grid {
  const rows = sheet.rows.map((values, row) =>
    values.map((value, column) => toGridCell(value, sheet.cells?.get(`${row},${column}`))),
  );
  return {
    name: sheet.name,
    isHidden: sheet.hidden === true || sheet.veryHidden === true,
    rows,
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      top: startRow,
      left: startCol,
      bottom: endRow,
      right: endCol,
    })),
    hiddenColumns: (sheet.columns ?? []).flatMap(({ hidden }, column) => (hidden === true ? [column] : [])),
    hiddenRows: [...(sheet.rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden === true ? [row] : [])),
  };
}

function toGridCell(value: Cell['value'], cell: Cell | undefined): GridCell | undefined {
  const font = cell?.style?.font?.name;
  const format = cell?.style?.numFmt;
  if (cell?.type === 'error') return { kind: 'error', text: String(value) };
  if (value === null || value === undefined) {
    return cell?.type === 'formula' ? { kind: 'formula', text: `=${cell.formula ?? ''}` } : undefined;
  }
  if (value instanceof Date) return { kind: 'date', day: value.toISOString().slice(0, 10) };
  if (typeof value === 'number') return { kind: 'number', value, ...(format === undefined ? {} : { format }) };
  if (typeof value === 'boolean') return { kind: 'text', text: value ? 'TRUE' : 'FALSE' };
  const text = String(value);
  // A formula's error comes as its text.
  if (/^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(text)) return { kind: 'error', text };
  return text === '' ? undefined : { kind: 'text', text, ...(font === undefined ? {} : { font }) };
}
