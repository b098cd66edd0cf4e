import type { Outcome } from './torn-writes.ts';

/** Two at a time: a program, what watches it and what sends to it keep a core busy. */
const LANES = 2;

/** Tries a fault at each of these calls, and tells of each as it ends. */
export async function tryAll(
  tryFault: (at: number) => Promise<Outcome>,
  places: readonly number[],
  tell: (at: number, outcome: Outcome) => void,
): Promise<void> {
  const waiting = [...places];
  const lane = async () => {
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) tell(at, await tryFault(at));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
