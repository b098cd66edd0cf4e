/** A stretch of a day, in seconds after midnight, its end excluded. */
export interface Piece<Value> {
  readonly from: number;
  readonly to: number;
  readonly value: Value;
}

/**
 * Lays timelines over each other: between two edges of any of them `pick` gets the value of each, undefined where it has none, and
 * says what holds. Gives pieces without a gap from 0 to `until`, neighbours of the same value as one.
 */
export function layered<Value, Result>(
  until: number,
  timelines: readonly (readonly Piece<Value>[])[],
  pick: (values: readonly (Value | undefined)[], from: number) => Result,
): readonly Piece<Result>[] {
  const edges = new Set([0, until]);
  for (const { from, to } of timelines.flat()) {
    edges.add(Math.min(from, until));
    edges.add(Math.min(to, until));
  }
  const at = timelines.map(() => 0);
  const pieces: Piece<Result>[] = [];
  const sorted = [...edges].sort((a, b) => a - b);
  for (const [index, from] of sorted.slice(0, -1).entries()) {
    const values = timelines.map((timeline, i) => {
      while ((timeline[at[i] as number]?.to ?? Number.POSITIVE_INFINITY) <= from) at[i] = (at[i] as number) + 1;
      const piece = timeline[at[i] as number];
      return piece !== undefined && piece.from <= from ? piece.value : undefined;
    });
    const value = pick(values, from);
    const to = sorted[index + 1] as number;
    const last = pieces.at(-1);
    if (last?.value === value) pieces[pieces.length - 1] = { ...last, to };
    else pieces.push({ from, to, value });
  }
  return pieces;
}

export type Stretch = readonly [from: number, to: number];

/** Stretches in order and apart, whatever overlapped. */
export function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const [from, to] of stretches.filter(([a, b]) => a < b).sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
}

/** What of the first stretches lies in none of the others. Both in order and apart. */
export function without(stretches: readonly Stretch[], others: readonly Stretch[]): readonly Stretch[] {
  return others.reduce<readonly Stretch[]>(
    (left, [from, to]) =>
      left.flatMap(([a, b]): Stretch[] => {
        if (to <= a || from >= b) return [[a, b]];
        return [[a, from] as const, [to, b] as const].filter(([first, last]) => first < last);
      }),
    stretches,
  );
}

/** How much of stretches lies between two moments. */
export const overlap = (stretches: readonly Stretch[], from: number, to: number): number =>
  stretches.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(b, to) - Math.max(a, from)), 0);
