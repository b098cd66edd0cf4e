import { dayAfter, vietnamDayOf } from '@mach/knowledge';

/** Days of Việt Nam, both included; `error` is a sentence that says what would be right. */
export type Period =
  | { readonly ok: true; readonly from: string; readonly to: string }
  | { readonly ok: false; readonly error: string };

/** Longest period of one report. */
const DAYS_MAX = 366;

/** What is asked for; one of the three ways, or none. */
export interface PeriodWish {
  /** `YYYY-MM` */
  readonly month?: string | undefined;
  /** `YYYY-Qn` */
  readonly quarter?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The period of a report: a month, a quarter, the days from one to another, or else this month. None that begins in the future. */
export function periodOf({ month, quarter, from, to }: PeriodWish, now: number): Period {
  const today = vietnamDayOf(now);
  if (quarter !== undefined && (month !== undefined || from !== undefined || to !== undefined))
    return no('give a quarter, a month, or from and to, not more than one of them');
  if (month !== undefined && (from !== undefined || to !== undefined))
    return no('give a month, or from and to, not both');
  if (quarter !== undefined) return quarterOf(quarter, today);
  if (from !== undefined || to !== undefined) return between(from ?? to ?? '', to ?? today, today);
  const asked = month ?? today.slice(0, 7);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(asked)) return no(`month: found ${asked}, expected a month such as 2026-11`);
  const [year, number] = asked.split('-').map(Number) as [number, number];
  const next = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
  if (asked > today.slice(0, 7)) return no(`month: found ${asked}, expected ${today.slice(0, 7)} or an earlier month`);
  return { ok: true, from: `${asked}-01`, to: dayAfter(next, -1) };
}

function quarterOf(asked: string, today: string): Period {
  const [, year, number] = /^(\d{4})-Q([1-4])$/.exec(asked) ?? [];
  if (year === undefined || number === undefined) {
    return no(`quarter: found ${asked}, expected a quarter such as 2026-Q3`);
  }
  const first = Number(number) * 3 - 2;
  const from = `${year}-${String(first).padStart(2, '0')}-01`;
  if (from > today) {
    const current = `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
    return no(`quarter: found ${asked}, expected ${current} or an earlier quarter`);
  }
  const next = new Date(Date.UTC(Number(year), first + 2, 1)).toISOString().slice(0, 10);
  return { ok: true, from, to: dayAfter(next, -1) };
}

function between(from: string, to: string, today: string): Period {
  for (const [name, day] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (!isDay(day)) return no(`${name}: found ${day}, expected a day such as 2026-11-01`);
  }
  if (from > today) return no(`from: found ${from}, expected ${today} or an earlier day`);
  if (to < from) return no(`to: found ${to}, expected ${from} or a later day`);
  if (dayAfter(from, DAYS_MAX) <= to)
    return no(`to: found ${to}, expected a day within ${DAYS_MAX} days after ${from}`);
  return { ok: true, from, to };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

const no = (error: string): Period => ({ ok: false, error });
