import type { AvailabilitySeconds } from '@mach/wire';

/** One day as a bar: shares of its working time that were measured, from 0 to 1; undefined on a day off. */
export interface DayBar {
  readonly day: string;
  readonly shares?: { readonly up: number; readonly degraded: number; readonly down: number };
}

/** What is not in a bar (switched off, no power, no data) stays a gap above it. */
export function dayBars(
  days: readonly { readonly day: string; readonly seconds: AvailabilitySeconds }[],
): readonly DayBar[] {
  return days.map(({ day, seconds }) => {
    const worked = Object.values(seconds).reduce((sum, each) => sum + each, 0);
    if (worked === 0) return { day };
    const { up, degraded, down } = seconds;
    return { day, shares: { up: up / worked, degraded: degraded / worked, down: down / worked } };
  });
}

const VIETNAM_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** The day in Việt Nam so many days before a moment, as `YYYY-MM-DD`. */
export const vietnamDay = (at: number, daysBefore = 0): string =>
  new Date(at + VIETNAM_MS - daysBefore * DAY_MS).toISOString().slice(0, 10);

/** Noon of such a day in Việt Nam, for writing its date. */
export const noonOf = (day: string): number => Date.parse(`${day}T05:00:00Z`);
