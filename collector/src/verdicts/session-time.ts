import type { SessionTime } from '@mach/diagnosis';
import { vietnamDayOf, type WorkingCalendar } from '@mach/knowledge';

const MINUTE_MS = 60_000;
/** Main breakers are thrown within these minutes before and after the end of a session. */
const CLOSING = { beforeMs: 20 * MINUTE_MS, afterMs: 25 * MINUTE_MS } as const;
/** So long after a session began whoever works that day has come. */
const ARRIVED_MS = 60 * MINUTE_MS;

/** Which part of the working day of a place a moment is. */
export function sessionTime(calendar: WorkingCalendar, at: number): SessionTime {
  for (const [from, to] of calendar.sessionsOn(vietnamDayOf(at))) {
    if (at >= to - CLOSING.beforeMs && at < to + CLOSING.afterMs) return 'closing';
    if (at >= from && at < to) return 'working';
  }
  return 'outside';
}

/**
 * The part of the day by which a silence is judged: when it began, for that is when somebody went or something broke. A site that
 * is still silent when whoever works has come is judged by that; a site of a few PCs is not, for its people may be away.
 */
export function silenceTime(calendar: WorkingCalendar, from: number, now: number, devices: number): SessionTime {
  const then = sessionTime(calendar, from);
  if (then === 'working' || devices < DEVICES_MIN || sessionTime(calendar, now) !== 'working') return then;
  const session = calendar.sessionsOn(vietnamDayOf(now)).find(([start, end]) => now >= start && now < end);
  return session !== undefined && session[0] > from && now - session[0] >= ARRIVED_MS ? 'working' : then;
}

const DEVICES_MIN = 4;
