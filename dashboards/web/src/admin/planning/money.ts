const DONG = /^(\d{1,3}(?:([.,\s])\d{3})(?:\2\d{3})*|\d+)(?:\s*(?:đồng|đ|vnd))?$/u;
const LARGE = /^(\d{1,9}(?:[.,]\d{1,6})?)\s*(triệu|trieu|tr|million|tỷ|tỉ|ty|billion)(?:\s*(?:đồng|đ|vnd))?$/u;

/** Money as people type it, in whole đồng: `1.500.000`, `1500000`, `1,5 triệu`, `2 tỷ`. Undefined where it can't be read in one way. */
export function moneyOf(typed: string): number | undefined {
  const text = typed.normalize('NFC').replaceAll('\u00a0', ' ').trim().toLowerCase();
  const whole = DONG.exec(text)?.[1];
  if (whole !== undefined) return Number(whole.replace(/\D/g, ''));
  const [, figure = '', unit = ''] = LARGE.exec(text) ?? [];
  if (unit === '') return undefined;
  const dong = Number(figure.replace(',', '.')) * (/^(t[ỷỉy]|billion)/u.test(unit) ? 1_000_000_000 : 1_000_000);
  return Math.abs(dong - Math.round(dong)) < 1e-3 ? Math.round(dong) : undefined;
}

/** Money as it can be typed again: groups by dots, as invoices have them. */
export const shownMoney = (dong: number): string => String(dong).replace(/\B(?=(\d{3})+$)/g, '.');

/** What was typed, written as money is, where it is money. */
export function tidiedMoney(typed: string): string {
  const dong = moneyOf(typed);
  return dong === undefined ? typed : shownMoney(dong);
}

/** Why this is no money, as a code of the administration's problems; undefined where it is. */
export function wrongMoney(typed: string, most: number): string | undefined {
  if (typed.trim() === '') return 'required';
  const dong = moneyOf(typed);
  if (dong === undefined) return 'money-form';
  return dong > most ? 'money-above' : undefined;
}
