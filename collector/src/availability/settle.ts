import { dayAfter, startOfVietnamDay, vietnamDayOf } from '@mach/knowledge';
import type { Journal } from '../journal/journal.ts';
import type { Registry } from '../state/fleet-state.ts';
import { dayFrame, type StatedCause, settledOf } from './day-frame.ts';

/** Who measured what stays as long as the readings of PCs do. */
const SETTLED_AFTER_DAYS = 14;
/** Days of sites written down in one step. */
const DAYS_AT_ONCE = 20;

/** Writes days down for good that are older than the readings of PCs may be; whether another step may find more. */
export async function settleStep(
  journal: Pick<Journal, 'unsettledDays' | 'settleDays'>,
  registry: Registry,
  now: number,
  causes: readonly StatedCause[] = [],
): Promise<boolean> {
  const before = dayAfter(vietnamDayOf(now), -SETTLED_AFTER_DAYS);
  const days = await journal.unsettledDays(before, DAYS_AT_ONCE);
  const settlements = days.map((day) => {
    const site = registry.sites.get(day.site) ?? { id: day.site, unitCode: '', name: '' };
    const frame = dayFrame(registry, site, day.day, { now: startOfVietnamDay(dayAfter(day.day)), causes });
    return { site: day.site, day: day.day, version: day.version, settled: settledOf(day, frame) };
  });
  if (settlements.length > 0) await journal.settleDays(settlements);
  return days.length === DAYS_AT_ONCE;
}
