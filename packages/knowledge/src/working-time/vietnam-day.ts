/** Vietnam has one time, seven hours before UTC, and no summer time. */
const AHEAD_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** A day in Vietnam as yyyy-MM-dd. */
export type VietnamDay = string;

/** The day in Vietnam of a moment in ms since 1970. */
export const vietnamDayOf = (at: number): VietnamDay => new Date(at + AHEAD_MS).toISOString().slice(0, 10);

/** Whole days since 1970 by the clock of Vietnam. */
export const vietnamDayNumber = (at: number): number => Math.floor((at + AHEAD_MS) / DAY_MS);

/** The moment at which a day begins in Vietnam, in ms since 1970. */
export const startOfVietnamDay = (day: VietnamDay): number => Date.parse(`${day}T00:00:00Z`) - AHEAD_MS;

/** 0 is Sunday. */
export const weekdayOf = (day: VietnamDay): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The day that many days later, or earlier. */
export const dayAfter = (day: VietnamDay, days = 1): VietnamDay =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
