import type { AssetKind } from '@mach/knowledge';
import { plain } from './columns.ts';
import { type GridCell, textOf } from './grid.ts';

/** What a cell means; `undefined` where it is empty, a code of what is wrong where it means nothing. */
export type Meaning<Value> =
  | { readonly ok: true; readonly value: Value | undefined }
  | { readonly ok: false; readonly code: CellTrouble };

export type CellTrouble =
  | 'error-in-cell'
  | 'formula-without-result'
  | 'tag-is-date'
  | 'tag-digits-lost'
  | 'no-year'
  | 'year-out-of-range'
  | 'no-money'
  | 'money-negative'
  | 'money-too-small'
  | 'no-count';

const YEAR_MIN = 1990;
/** 1900 is 1 in Excel, with a day that never was. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const EXCEL_DAYS = { from: 32_874, to: 73_050 };
/** From so many digits on a spreadsheet rounds a number. */
const DIGITS_MAX = 15;
const DONG_MAX = 1_000_000_000_000;

const none = { ok: true, value: undefined } as const;
const no = (code: CellTrouble) => ({ ok: false, code }) as const;
const broken = (cell: GridCell): Meaning<never> | undefined => {
  if (cell.kind === 'error') return no('error-in-cell');
  return cell.kind === 'formula' ? no('formula-without-result') : undefined;
};

/** Text, or a number as it is shown; `isNumber` where zeros before it may be lost. */
export function tagOf(cell: GridCell | undefined): Meaning<{ readonly text: string; readonly isNumber: boolean }> {
  if (cell === undefined || textOf(cell) === '') return none;
  if (cell.kind === 'date') return no('tag-is-date');
  if (cell.kind !== 'number') return broken(cell) ?? { ok: true, value: { text: tidy(textOf(cell)), isNumber: false } };
  const digits = String(Math.abs(cell.value)).replace(/\D/g, '').length;
  if (!Number.isInteger(cell.value) || digits > DIGITS_MAX) return no('tag-digits-lost');
  // A format such as 000000 shows the zeros that the number does not have.
  const width = /^0+$/.test(cell.format ?? '') ? (cell.format ?? '').length : 0;
  return { ok: true, value: { text: String(cell.value).padStart(width, '0'), isNumber: width === 0 } };
}

/** A year, from a year, a date, or the count of days that a date is to Excel. `year` is the present one. */
export function yearOf(cell: GridCell | undefined, year: number): Meaning<number> {
  if (cell === undefined || textOf(cell) === '') return none;
  const found = foundYear(cell);
  if (found === undefined) return broken(cell) ?? no('no-year');
  return found >= YEAR_MIN && found <= year ? { ok: true, value: found } : no('year-out-of-range');
}

function foundYear(cell: GridCell): number | undefined {
  if (cell.kind === 'date') return Number(cell.day.slice(0, 4));
  const text = textOf(cell).replace(/^(năm|nam)\s+/i, '');
  const value = Number(text);
  if (value >= EXCEL_DAYS.from && value <= EXCEL_DAYS.to) {
    return new Date(EXCEL_EPOCH + value * 86_400_000).getUTCFullYear();
  }
  const match = /^(?:\d{1,2}[/.-]){0,2}(\d{4})$/.exec(text) ?? /^(\d{4})-\d{1,2}-\d{1,2}$/.exec(text);
  return match === null ? undefined : Number(match[1]);
}

/** Whole đồng; figures may be numbers, or texts with groups of three by dots, commas or blanks. */
export function moneyOf(cell: GridCell | undefined, unit: number): Meaning<number> {
  if (cell === undefined || /^[-–—]?$/.test(textOf(cell))) return none;
  const dong = cell.kind === 'number' ? cell.value * unit : cell.kind === 'text' ? dongIn(cell.text, unit) : undefined;
  if (dong === undefined || !Number.isFinite(dong)) return broken(cell) ?? no('no-money');
  if (dong < 0) return no('money-negative');
  return dong <= DONG_MAX ? { ok: true, value: Math.round(dong) } : no('no-money');
}

const GROUPED = /^(-?)(\d{1,3}(?:([.,\s])\d{3})(?:\3\d{3})*|\d+)(?:[.,](\d{1,2}))?$/;

function dongIn(text: string, unit: number): number | undefined {
  const figures = text
    .replaceAll('\u00a0', ' ')
    .replace(/\s*(đồng|đ|vnđ|vnd|triệu|tr|nghìn|ngàn)\.?$/i, '')
    .trim();
  const own = /(triệu|tr)\.?$/i.test(text.trim()) ? 1_000_000 : /(nghìn|ngàn)\.?$/i.test(text.trim()) ? 1_000 : unit;
  const match = GROUPED.exec(figures);
  if (match === null) return undefined;
  const [, sign, whole = '', , decimals] = match;
  const value = Number(whole.replaceAll(/[.,\s]/g, '')) + Number(`0.${decimals ?? '0'}`);
  return (sign === '-' ? -value : value) * own;
}

/** No PC or printer costs less: the figures are in thousands or millions, and nothing says so. */
const PRICE_MIN = 100_000;

export function priceOf(cell: GridCell | undefined, unit: number): Meaning<number> {
  const money = moneyOf(cell, unit);
  if (!money.ok || money.value === undefined || money.value === 0) return money;
  return money.value < PRICE_MIN ? no('money-too-small') : money;
}

/** A whole number from 0 on. */
export function countOf(cell: GridCell | undefined, most: number): Meaning<number> {
  const text = textOf(cell);
  if (cell === undefined || text === '') return none;
  const value = cell.kind === 'number' || /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isInteger(value) || value < 0 || value > most) return broken(cell) ?? no('no-count');
  return { ok: true, value };
}

const KINDS: readonly (readonly [AssetKind, RegExp])[] = [
  ['server', /\b(may chu|server)\b/],
  ['laptop', /\b(xach tay|laptop|notebook)\b/],
  ['printer', /\b(may in|printer)\b/],
  ['scanner', /\b(may quet|may scan|scanner)\b/],
  ['ups', /\b(luu dien|ups)\b/],
  ['network', /\b(switch|router|bo chia|modem|dinh tuyen|chuyen mach|wifi|wi fi|thiet bi mang|tuong lua|firewall)\b/],
  [
    'pc',
    /\b(may tinh|may vi tinh|de ban|desktop|pc|may bo|cay may tinh|all in one|optiplex|thinkcentre|veriton|prodesk|elitedesk)\b/,
  ],
];

/** What kind of thing a name speaks of; undefined where it says nothing that is known. */
export function kindIn(text: string): AssetKind | undefined {
  const said = plain(text);
  if (said === '') return undefined;
  return KINDS.find(([, words]) => words.test(said))?.[0] ?? 'other';
}

const tidy = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
