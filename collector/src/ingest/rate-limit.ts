/** How many a minute, and how many at once after a quiet time. */
export interface Rate {
  readonly perMinute: number;
  readonly atOnce: number;
}

/** Tokens that fill up evenly, one bucket a key. Times in ms, never going back. */
export interface RateLimit {
  /** Takes one; the seconds to wait where there is none, and 0 where it was taken. */
  take(key: string, now: number): number;
}

/** Keys whose buckets are remembered; of more the one used longest ago starts full again. */
const KEYS_MAX = 20_000;
const MINUTE_MS = 60_000;

/** Makes buckets of a rate. A bucket that is full again is no different from one that never was, so forgetting it loses nothing. */
export function createRateLimit({ perMinute, atOnce }: Rate): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(key, now) {
      const known = buckets.get(key);
      const grown = known === undefined ? atOnce : known.tokens + ((now - known.at) * perMinute) / MINUTE_MS;
      const tokens = Math.min(atOnce, grown);
      buckets.delete(key);
      const [oldest] = buckets.keys();
      if (buckets.size >= KEYS_MAX && oldest !== undefined) buckets.delete(oldest);
      const isTaken = tokens >= 1;
      buckets.set(key, { tokens: isTaken ? tokens - 1 : tokens, at: now });
      return isTaken ? 0 : Math.ceil((((1 - tokens) / perMinute) * MINUTE_MS) / 1_000);
    },
  };
}
