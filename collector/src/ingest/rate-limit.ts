/** How many a minute, and how many at once after a quiet time. */
export interface Rate {
  readonly perMinute: number;
  readonly atOnce: number;
}

/** Tokens that fill up evenly, one bucket a key. Times in ms, never going back. */
export interface RateLimit {
  /** Takes one, or so many; the seconds to wait where there are too few, and 0 where they were taken. */
  take(key: string, now: number, amount?: number): number;
  /** Takes what was used up already, there or not: the next ones wait the longer, at most as if all had to fill up from nothing. */
  owe(key: string, now: number, amount: number): void;
}

/** Keys whose buckets are remembered; of more the one used longest ago starts full again. */
const KEYS_MAX = 20_000;
const MINUTE_MS = 60_000;

/** Makes buckets of a rate. A bucket that is full again is no different from one that never was, so forgetting it loses nothing. */
export function createRateLimit({ perMinute, atOnce }: Rate): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(key, now, amount = 1) {
      const tokens = grown(key, now);
      // More than there can ever be would wait for good.
      const wanted = Math.min(amount, atOnce);
      const isTaken = tokens >= wanted;
      keep(key, isTaken ? tokens - wanted : tokens, now);
      return isTaken ? 0 : Math.ceil((((wanted - tokens) / perMinute) * MINUTE_MS) / 1_000);
    },
    owe: (key, now, amount) => keep(key, Math.max(-atOnce, grown(key, now) - amount), now),
  };

  function grown(key: string, now: number): number {
    const known = buckets.get(key);
    return known === undefined ? atOnce : Math.min(atOnce, known.tokens + ((now - known.at) * perMinute) / MINUTE_MS);
  }

  function keep(key: string, tokens: number, at: number): void {
    buckets.delete(key);
    const [oldest] = buckets.keys();
    if (buckets.size >= KEYS_MAX && oldest !== undefined) buckets.delete(oldest);
    buckets.set(key, { tokens, at });
  }
}
