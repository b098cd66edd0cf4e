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

/** How many of the seconds between two moments (ms since 1970, at most some days apart) lie in the hours. */
export function secondsWithin(
  { days, fromHour, toHour, utcOffsetMinutes }: WatchedHours,
  fromMs: number,
  toMs: number,
) {
  const [from, to] = [fromMs, toMs].map((wallMs) => wallMs + utcOffsetMinutes * MINUTE_MS) as [number, number];
  let sum = 0;
  for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to; day++) {
    if (!days.includes(weekdayOf(day))) continue;
    const [begins, ends] = [day * DAY_MS + fromHour * HOUR_MS, day * DAY_MS + toHour * HOUR_MS];
    sum += Math.max(0, Math.min(to, ends) - Math.max(from, begins));
  }
  return sum / 1_000;
}

function isWatchedMoment({ days, fromHour, toHour, utcOffsetMinutes }: WatchedHours, wallMs: number): boolean {
  const localMs = wallMs + utcOffsetMinutes * MINUTE_MS;
  const dayNumber = Math.floor(localMs / DAY_MS);
  const hour = (localMs - dayNumber * DAY_MS) / HOUR_MS;
  return days.includes(weekdayOf(dayNumber)) && hour >= fromHour && hour < toHour;
}

/** 1970-01-01 was a Thursday, day 4. */
const weekdayOf = (dayNumber: number): number => ((((dayNumber + 3) % 7) + 7) % 7) + 1;
