import type { CounterWrap } from '@mach/wire';

/** A counter as it stood at a time; undefined where it was not read. */
export interface CounterSample {
  readonly at: number;
  readonly value: number | undefined;
  /** All values of its reading, for what tells whether it could begin anew. */
  readonly values: Readonly<Record<string, number | string | boolean>>;
}

/** Bits a second in a megabit, as bytes; and what a port may seem to exceed its speed by between two readings. */
const BYTES_PER_MEGABIT = 125_000;
const SPEED_SLACK = 1.1;
const WRAPS_AT = 2 ** 32;

/**
 * What a counter grew by from one sample to the next. A fall is a restart, and what was counted before it is not known: undefined. But a counter
 * of 32 bits that has been counting all the while began anew after 4 GiB; on a port that is faster than that it may have done so more than
 * once, which nobody can tell: then it is the least that it can have been.
 */
export function grownBy(before: CounterSample, after: CounterSample, wrap?: CounterWrap): number | undefined {
  if (before.value === undefined || after.value === undefined) return undefined;
  const grown = after.value - before.value;
  if (grown >= 0) return grown;
  return wrap !== undefined && isWrapped(before, after, wrap) ? grown + WRAPS_AT : undefined;
}

function isWrapped(before: CounterSample, after: CounterSample, { bits, countedMs, megabits }: CounterWrap): boolean {
  if (before.values[bits] !== 32 || after.values[bits] !== 32) return false;
  const tookMs = after.at - before.at;
  const counted = after.values[countedMs];
  if (typeof counted !== 'number' || counted < tookMs) return false;
  const speed = after.values[megabits];
  const bytes = (after.value ?? 0) - (before.value ?? 0) + WRAPS_AT;
  return typeof speed !== 'number' || bytes <= (speed * BYTES_PER_MEGABIT * SPEED_SLACK * tookMs) / 1_000;
}
