import { HOUR_MS, isWorkingDay, localDay, MINUTE_MS, WORKING_HOURS } from '../calendar.ts';

/** Breakers are thrown within these minutes before and after the end of a session. */
const CLOSING = { beforeMs: 20 * MINUTE_MS, afterMs: 25 * MINUTE_MS } as const;

/** Which part of the working day a moment is, by the default calendar and the given holidays (local midnights, wall ms). */
export function sessionTime(wall: number, holidays: ReadonlySet<number>): 'working' | 'closing' | 'outside' {
  const { midnight } = localDay(wall);
  if (!isWorkingDay(wall) || holidays.has(midnight)) return 'outside';
  for (const [from, to] of WORKING_HOURS) {
    const end = midnight + to * HOUR_MS;
    if (wall >= end - CLOSING.beforeMs && wall < end + CLOSING.afterMs) return 'closing';
    if (wall >= midnight + from * HOUR_MS && wall < end) return 'working';
  }
  return 'outside';
}
