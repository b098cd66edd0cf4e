/** When minutes are counted: hours of the week, the same for every machine, so that nobody's own hours can be read from the sums. */
export interface WatchedHours {
  /** 1 = Monday … 7 = Sunday. */
  readonly days: readonly number[];
  /** Whole hours of the local day; `toHour` is not part of it. */
  readonly fromHour: number;
  readonly toHour: number;
  /** Vietnam: 420, and no summer time. The machine's own time zone is often wrong. */
  readonly utcOffsetMinutes: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Whether the whole minute that ends at `wallMs` (ms since 1970) lies in the hours. */
export function isWatchedMinute(hours: WatchedHours, wallMs: number): boolean {
  return isWatchedMoment(hours, wallMs - MINUTE_MS) && isWatchedMoment(hours, wallMs - 1);
}

function isWatchedMoment({ days, fromHour, toHour, utcOffsetMinutes }: WatchedHours, wallMs: number): boolean {
  const localMs = wallMs + utcOffsetMinutes * MINUTE_MS;
  const dayNumber = Math.floor(localMs / DAY_MS);
  // 1970-01-01 was a Thursday, day 4.
  const weekday = ((((dayNumber + 3) % 7) + 7) % 7) + 1;
  const hour = (localMs - dayNumber * DAY_MS) / HOUR_MS;
  return days.includes(weekday) && hour >= fromHour && hour < toHour;
}
