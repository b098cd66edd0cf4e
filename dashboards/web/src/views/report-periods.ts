/** A period that reports can be made of, as the collector's resources name it. */
export interface ReportPeriod {
  readonly kind: 'month' | 'quarter';
  /** `2026-11` or `2026-Q4`. */
  readonly value: string;
}

const VIETNAM_OFFSET_MS = 7 * 3_600_000;
const MONTHS = 18;
const QUARTERS = 8;

/** The months and quarters that a report can be made of now, the newest first. */
export function reportPeriods(now: number): {
  readonly months: readonly string[];
  readonly quarters: readonly string[];
} {
  const local = new Date(now + VIETNAM_OFFSET_MS);
  const index = local.getUTCFullYear() * 12 + local.getUTCMonth();
  const months = Array.from({ length: MONTHS }, (_, ago) => monthOf(index - ago));
  const quarter = Math.floor(index / 3);
  const quarters = Array.from({ length: QUARTERS }, (_, ago) => quarterOf(quarter - ago));
  return { months, quarters };
}

const monthOf = (index: number): string => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
const quarterOf = (index: number): string => `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;

/** What the address of the page says, else the last month that is over: the one that reports are written of. */
export function periodFrom(query: Readonly<Record<string, string>>, now: number): ReportPeriod {
  const { month, quarter } = query as { month?: string; quarter?: string };
  if (quarter !== undefined && /^\d{4}-Q[1-4]$/.test(quarter)) return { kind: 'quarter', value: quarter };
  if (month !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return { kind: 'month', value: month };
  return { kind: 'month', value: reportPeriods(now).months[1] ?? '' };
}

/** The year and the number of the month or quarter, to be written in words. */
export function partsOf({ value }: ReportPeriod): { readonly year: string; readonly number: string } {
  const [year = '', number = ''] = value.split(/-Q?/);
  return { year, number: String(Number(number)) };
}
