import type { PriorityRow, RankChange } from '@mach/wire';
import type { PriorityPolicy } from './policy.ts';

/** A device's place in an earlier list, as far as the next one needs it. A row of that list is one. */
export type EarlierRow = Pick<PriorityRow, 'device' | 'number' | 'rank' | 'minutesPerMonth'> & {
  readonly reasons: readonly { readonly code: string }[];
};

export interface SettledList {
  readonly rows: readonly (PriorityRow & { readonly change: RankChange })[];
  /** Devices of the earlier list that are in this one no more, by their rank there. */
  readonly left: readonly EarlierRow[];
}

/**
 * Puts a list into the order of the earlier one as far as little happened: a device whose minutes moved by less than the policy's `heldMinutes` and `heldRatio`
 * is placed by its earlier minutes, so that noise moves nobody. Its own minutes stand as they are, and reasons that came or went are told, whether it moved or not: were
 * they to move it, a device that gets worse could fall.
 */
export function settle(
  rows: readonly PriorityRow[],
  earlier: readonly EarlierRow[],
  { heldMinutes, heldRatio }: Pick<PriorityPolicy, 'heldMinutes' | 'heldRatio'>,
): SettledList {
  const before = new Map(earlier.map((row) => [row.device, row]));
  const placed = rows.map((row) => {
    const was = before.get(row.device);
    const { likely } = row.minutesPerMonth;
    if (was === undefined) return { row, key: likely, change: { kind: 'new' } as const };
    const minutesBefore = was.minutesPerMonth.likely;
    const known = { rankBefore: was.rank, minutesBefore };
    const came = codesOf(row).filter((code) => !codesOf(was).includes(code));
    const went = codesOf(was).filter((code) => !codesOf(row).includes(code));
    const isSmall = Math.abs(likely - minutesBefore) <= Math.max(heldMinutes, heldRatio * minutesBefore);
    const key = isSmall ? minutesBefore : likely;
    if (isSmall && came.length === 0 && went.length === 0)
      return { row, key, change: { kind: 'held', ...known } as const };
    return { row, key, change: { kind: 'moved', ...known, came, went } as const };
  });
  placed.sort((a, b) => b.key - a.key || a.row.rank - b.row.rank);
  const stay = new Set(rows.map(({ device }) => device));
  return {
    rows: placed.map(({ row, change }, place) => ({ ...row, rank: place + 1, change })),
    left: earlier.filter(({ device }) => !stay.has(device)).sort((a, b) => a.rank - b.rank),
  };
}

/** What the next list needs to know of a row of this one. */
export const earlierRow = ({ device, number, rank, minutesPerMonth, reasons }: PriorityRow): EarlierRow => ({
  device,
  number,
  rank,
  minutesPerMonth,
  reasons: reasons.map(({ code }) => ({ code })),
});

const codesOf = ({ reasons }: { readonly reasons: readonly { readonly code: string }[] }): readonly string[] =>
  [...new Set(reasons.map(({ code }) => code))].sort();
