import type { CalendarDay } from '@mach/wire';

/** A day as somebody wrote it: off, or worked. */
export interface WrittenDay {
  readonly day: string;
  readonly isOff: boolean;
}

export type WrittenDays =
  | { readonly ok: true; readonly days: readonly WrittenDay[] }
  | { readonly ok: false; readonly why: 'wrong' | 'other-year' | 'twice'; readonly line: string };

const LINE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\s*[:,-]?\s*(nghỉ|nghi|off|làm|lam|làm bù|work|worked)$/i;

/** Reads days of a year, one a line: `31/08/2026 nghỉ`, `22/08/2026 làm`; in English `off` and `work`. The first line that is wrong is named. */
export function readDays(text: string, year: number): WrittenDays {
  const days: WrittenDay[] = [];
  for (const line of text.split('\n').map((each) => each.trim().normalize('NFC'))) {
    if (line === '') continue;
    const [, d = '', m = '', y = '', what = ''] = LINE.exec(line) ?? [];
    const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
    // A 31 April is no day.
    const at = new Date(`${day}T00:00:00Z`);
    if (what === '' || Number.isNaN(at.getTime()) || !at.toISOString().startsWith(day)) {
      return { ok: false, why: 'wrong', line };
    }
    if (Number(y) !== year) return { ok: false, why: 'other-year', line };
    if (days.some((each) => each.day === day)) return { ok: false, why: 'twice', line };
    days.push({ day, isOff: /^(ngh|off)/i.test(what) });
  }
  return { ok: true, days };
}

/** The same days as people write them. */
export const writeDays = (days: readonly CalendarDay[], language: 'vi' | 'en'): string =>
  days
    .map(({ day, off }) => {
      const words = language === 'vi' ? { off: 'nghỉ', work: 'làm' } : { off: 'off', work: 'work' };
      return `${day.split('-').reverse().join('/')} ${off === undefined ? words.work : words.off}`;
    })
    .join('\n');

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
const isWeekend = (day: string) => weekday(day) === 0 || weekday(day) === 6;

/**
 * What a province's days are beside the country's: `same`: so anyway; `other`: the country has it otherwise. Days that only move a
 * working day are in neither.
 */
export function compareDays(
  own: readonly WrittenDay[],
  country: readonly CalendarDay[],
): { readonly same: readonly string[]; readonly other: readonly string[] } {
  const known = new Map(country.map((each) => [each.day, each.off !== undefined]));
  const isOff = (day: string) => known.get(day) ?? isWeekend(day);
  return {
    same: own.filter((each) => isOff(each.day) === each.isOff).map(({ day }) => day),
    other: own.filter((each) => known.has(each.day) && known.get(each.day) !== each.isOff).map(({ day }) => day),
  };
}
