/** A value of a chart's line; null is a gap: nothing arrived, or the reading failed. */
export type Value = number | null;

/** One part of a whole at each point, 0 to 1; null where either is not known. */
export function shareOf(part: readonly Value[], whole: readonly Value[]): Value[] {
  return part.map((value, i) => {
    const of = whole[i] ?? null;
    return value === null || of === null || of <= 0 ? null : bounded(value / of);
  });
}

/** A counter of ms that grew by so much a second is a share of the passing time, 0 to 1. */
export function shareOfTime(msPerSecond: readonly Value[]): Value[] {
  return msPerSecond.map((value) => (value === null ? null : bounded(value / 1_000)));
}

const bounded = (share: number): number => Math.min(1, Math.max(0, share));
