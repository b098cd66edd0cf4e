import type { FailureRate } from './observed-rates.ts';

/**
 * Makes observed rates rise with the count, for more damage never is a better sign: neighbours that fall are pooled into
 * their common rate (pool adjacent violators; Ayer et al. 1955). Each bucket counts by the disk-years behind it, which
 * follow from its error interval: for counted failures the variance of a rate is the rate divided by the disk-years.
 */
export function monotone(observed: readonly FailureRate[]): readonly FailureRate[] {
  const pools: Pool[] = [];
  for (const bucket of observed) {
    pools.push({ buckets: [bucket], ...bucket, weight: weightOf(bucket) });
    for (let last = pools.length - 1; last > 0; last--) {
      const [before, after] = [pools[last - 1] as Pool, pools[last] as Pool];
      if (before.perYear <= after.perYear) break;
      pools.splice(last - 1, 2, pooled(before, after));
    }
  }
  return pools.flatMap(({ buckets, perYear, lowest, highest }) =>
    buckets.map(({ upTo }) => ({ upTo, perYear, lowest, highest })),
  );
}

/** Far below what any count of disks can tell apart; keeps weights finite. */
const SMALLEST = 1e-6;

interface Pool extends Omit<FailureRate, 'upTo'> {
  readonly buckets: readonly FailureRate[];
  readonly weight: number;
}

function weightOf({ perYear, lowest, highest }: FailureRate): number {
  return Math.max(perYear, SMALLEST) / Math.max(highest - lowest, SMALLEST) ** 2;
}

function pooled(a: Pool, b: Pool): Pool {
  const weight = a.weight + b.weight;
  const mean = (of: 'perYear' | 'lowest' | 'highest') => (a[of] * a.weight + b[of] * b.weight) / weight;
  return {
    buckets: [...a.buckets, ...b.buckets],
    perYear: mean('perYear'),
    lowest: mean('lowest'),
    highest: mean('highest'),
    weight,
  };
}
