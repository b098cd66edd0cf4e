import type { Column } from './columns.ts';
import { type Grid, textOf } from './grid.ts';
import type { TableHead } from './table-head.ts';

const OF_LINES: readonly Column[] = [
  'asset_tag',
  'serial',
  'device_number',
  'year_in_use',
  'original_price',
  'residual_value',
  'posts',
  'kind',
];
export const IDENTITY: readonly Column[] = ['asset_tag', 'serial', 'device_number'];

/** `A`, `B`, `1`, `(2)`: the row under a head that numbers its columns. */
const isNumbering = (text: string): boolean => /^\(?(\d{1,2}|[A-Z])\)?$/.test(text);

/** What a row below a head is. */
export function rowKind(grid: Grid, head: TableHead, row: number): 'blank' | 'line' | 'total' | 'heading' {
  const texts = (grid.rows[row] ?? []).map(textOf);
  const filled = texts.filter((text) => text !== '');
  if (filled.length === 0) return 'blank';
  // A telephone exchange is called tổng đài and an office tổng hợp: what has a number of its own is no sum.
  const own = IDENTITY.map((column) => texts[head.columns.get(column) ?? -1] ?? '');
  if (filled.some(isTotal) && own.every((text) => text === '' || isTotal(text))) return 'total';
  if (row <= head.lastRow + 1 && filled.length > 2 && filled.every(isNumbering)) return 'heading';
  const hasOwn = OF_LINES.some((column) => textOf(grid.rows[row]?.[head.columns.get(column) ?? -1]) !== '');
  const name = head.columns.get('name');
  const isNamed =
    filled.length > 1 &&
    name !== undefined &&
    (texts[name] ?? '') !== '' &&
    texts.filter((text, at) => at !== name && text !== '' && !/^[IVX]+\.?$|^[A-Z]\.?$/.test(text)).length > 1;
  return hasOwn || isNamed ? 'line' : 'heading';
}

const isTotal = (text: string): boolean => /^(tổng|cộng|tæng|céng|total)(\s|:|$)/i.test(text);

export const isBlank = (grid: Grid, row: number): boolean =>
  (grid.rows[row] ?? []).every((cell) => textOf(cell) === '');

/** Place and day, and who signs as what: what stands below the table of a paper. */
const OF_FOOT: readonly RegExp[] = [
  /(^|,\s*)ngày[\s\d.…_/]+tháng[\s\d.…_/]+năm/i,
  /^\(?\s*ký\b/i,
  /^(tm\.|kt\.|tl\.|q\.)/i,
  /^(người (lập|ghi|kiểm)( \p{L}+)*|(phụ trách )?kế toán( trưởng)?|thủ trưởng( \p{L}+)*|(phó )?chủ tịch( \p{L}+)*|(phó )?giám đốc|thủ kho)$/iu,
];

/**
 * The row at which the signatures begin below a table, and beyond the body where there are none. What stands below them is names of people, and no line:
 * a year or a price below says otherwise.
 */
export function footAt(
  grid: Grid,
  head: TableHead,
  { from, end }: { readonly from: number; readonly end: number },
): number {
  const isOfFoot = (row: number) => {
    const filled = (grid.rows[row] ?? []).map(textOf).filter((text) => text !== '');
    return filled.length > 0 && filled.every((text) => OF_FOOT.some((sign) => sign.test(text.trim())));
  };
  const figures = (['year_in_use', 'original_price', 'residual_value', 'posts'] as const).flatMap(
    (column) => head.columns.get(column) ?? [],
  );
  const hasFigures = (row: number) =>
    figures.some((column) => {
      const cell = grid.rows[row]?.[column];
      return cell?.kind === 'number' || cell?.kind === 'date' || /^\d[\d.,/\s]*$/.test(textOf(cell));
    });
  for (let row = end - 1, foot = end; row >= from; row--) {
    if (hasFigures(row)) return foot;
    if (isOfFoot(row)) foot = row;
    if (row === from) return foot;
  }
  return end;
}
