/** More than all budgets of a province together; sums stay exact far beyond. */
const DONG_MAX = 100_000_000_000_000;

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  đ: 1,
  đồng: 1,
  vnd: 1,
  tr: 1_000_000,
  triệu: 1_000_000,
  trieu: 1_000_000,
  tỷ: 1_000_000_000,
  tỉ: 1_000_000_000,
  ty: 1_000_000_000,
};

export type AmountRead =
  | { readonly ok: true; readonly dong: number }
  | { readonly ok: false; readonly found: string; readonly expected: string };

const EXPECTED = 'a sum in đồng such as 150.000.000, 150_000_000, "150 triệu" or "1,5 tỷ"';

/**
 * A sum of money as people in Vietnam write it: whole đồng with groups of three by `.` or `_`, or a number of triệu or tỷ with a
 * decimal comma. What can be read in two ways, such as `1.5 tỷ` or `150,000`, is refused: there is less than a đồng nowhere.
 */
export function readAmount(text: string): AmountRead {
  const no = (found: string, expected = EXPECTED): AmountRead => ({ ok: false, found, expected });
  const trimmed = text.normalize('NFC').trim().toLowerCase();
  if (/[$€£¥]|usd|eur|dollar|đô/.test(trimmed)) return no(`"${text}", which is another currency`);
  const groups = /^(\d{1,3}(?:,\d{3}){2,})\s*(?:đồng|vnd|đ)?$/.exec(trimmed)?.[1];
  if (groups !== undefined) {
    return no(`"${text}", whose groups stand apart by commas`, `groups by dots: ${groups.replaceAll(',', '.')}`);
  }
  const match = /^(-?)([\d._]+)(?:,(\d+))?\s*([^\d\s]*)(?:\s+(?:đồng|vnd|đ))?$/.exec(trimmed);
  const [, sign, digits = '', decimals = '', unit = ''] = match ?? [];
  const factor = UNITS[unit];
  if (match === null || factor === undefined) return no(`"${text}"`);
  if (!/^\d+$|^\d{1,3}([._])\d{3}(\1\d{3})*$/.test(digits)) {
    return no(`"${text}", whose groups are not of three digits`);
  }
  const whole = Number(digits.replaceAll(/[._]/g, ''));
  const dong = (whole + Number(`0.${decimals || '0'}`)) * factor;
  const rounded = Math.round(dong);
  if (sign === '-') return no(`"${text}", which is negative`);
  if (decimals !== '' && factor === 1)
    return no(`"${text}", where a comma sets off parts of one đồng`, meantBy(digits, decimals));
  if (Math.abs(dong - rounded) > 1e-6) return no(`"${text}", which is not whole đồng`);
  if (rounded > DONG_MAX) return no(`"${text}"`, `at most ${DONG_MAX} đồng`);
  return { ok: true, dong: rounded };
}

/** Whoever writes `150,000` means groups of three, as English has them; any other comma is missing its unit. */
const meantBy = (digits: string, decimals: string): string =>
  decimals.length === 3 && digits.length <= 3 && Number(digits) > 0
    ? `groups by dots (${digits}.${decimals}), or a unit behind a decimal comma (${digits},${decimals} triệu)`
    : `a unit behind a decimal comma: ${digits},${decimals} triệu, or ${digits},${decimals} tỷ`;
