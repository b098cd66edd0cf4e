import type { PriorityPolicy, Spread } from './policy.ts';

const MONTH_MINUTES = 30 * 24 * 60;

/**
 * Minutes a month that a share of stalled time stands for. If the PC was up for less than a working day, the share is one
 * of working time. Else nights count in the share and stalls happen by day: then at most the share of the whole month, likely half-way.
 */
export function measuredMinutes(stallRatio: number, uptimeMs: number, policy: PriorityPolicy): Spread {
  const low = stallRatio * policy.workingMonthMinutes;
  if (uptimeMs <= policy.workdayMs) return { low, likely: low, high: low };
  const high = stallRatio * MONTH_MINUTES;
  return { low, likely: (low + high) / 2, high };
}

/** Moves a measured spread into the one that the facts allow. */
export function narrow(allowed: Spread, measured: Spread): Spread {
  const into = (minutes: number) => Math.min(allowed.high, Math.max(allowed.low, minutes));
  return { low: into(measured.low), likely: into(measured.likely), high: into(measured.high) };
}

/** The worse of two in each of the three. */
export function worse(a: Spread, b: Spread): Spread {
  return { low: Math.max(a.low, b.low), likely: Math.max(a.likely, b.likely), high: Math.max(a.high, b.high) };
}

/** Whole minutes: no estimate here is finer, and a device's step is then never smaller than what it adds to others' estimates. */
export function whole({ low, likely, high }: Spread): Spread {
  return { low: Math.round(low), likely: Math.round(likely), high: Math.round(high) };
}

/**
 * Minutes lost to several reasons at once: a minute that is lost already can't be lost again, so the shares that remain
 * are multiplied. Never more than the working month.
 */
export function together(minutes: readonly number[], workingMonthMinutes: number): number {
  const left = minutes.reduce((rest, lost) => rest * (1 - Math.min(1, lost / workingMonthMinutes)), 1);
  return workingMonthMinutes * (1 - left);
}
