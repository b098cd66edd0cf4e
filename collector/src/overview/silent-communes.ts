import { dayAfter, vietnamDayOf, type WorkingCalendar } from '@mach/knowledge';

/** A commune that has just begun its day is no silent one. */
const BEGUN_MS = 3_600_000;
/** Tết and a bridge day before it take eleven. */
const DAYS_BACK_MAX = 21;

/**
 * Whether a commune whose last report came then is silent: nothing was heard of it since its last working session began, at least an
 * hour ago. At night and on holidays nobody is silent who was there before.
 */
export function isSilent(
  lastReportAt: number | undefined,
  { sessionsOn }: Pick<WorkingCalendar, 'sessionsOn'>,
  now: number,
): boolean {
  const today = vietnamDayOf(now);
  for (let back = 0; back <= DAYS_BACK_MAX; back++) {
    const begun = sessionsOn(dayAfter(today, -back)).filter(([from]) => from + BEGUN_MS <= now);
    const last = begun.at(-1);
    if (last !== undefined) return (lastReportAt ?? 0) < last[0];
  }
  return false;
}
