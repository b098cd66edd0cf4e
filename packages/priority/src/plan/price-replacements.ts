/** What one commune by itself would choose, with what it recovers lessened by so many minutes for each new PC. */
export interface PricedAnswer {
  /** No choice of it recovers more than this, so lessened. */
  readonly bound: number;
  readonly replacements: number;
}

export interface PricedShares {
  /** How many new PCs each commune may buy; no more than the limit together. Absent where some are bought at any price, as for a floor, and too many. */
  readonly shares?: ReadonlyMap<string, number>;
  /** Minutes that no choice of all communes exceeds which keeps to the limit. */
  readonly bound: number;
}

/** Halvings of the price: the places that are left between the last two are given out besides. */
const HALVINGS = 8;

/**
 * Shares a limit of new PCs among communes that each have a sum of their own, by one price for a new PC in minutes (Lagrangian relaxation):
 * the least one at which no more are wanted than there may be. So a place goes to where a new PC recovers most beyond what else the same
 * money would. `answersAt` asks all communes at a price; at 0 they want more than `most`, at `priceMax` and above hardly any.
 */
export function priceReplacements(
  answersAt: (price: number) => ReadonlyMap<string, PricedAnswer>,
  most: number,
  priceMax: number,
): PricedShares {
  let low = { price: 0, ...taken(answersAt(0)) };
  let high = { price: priceMax, ...taken(answersAt(priceMax)) };
  let bound = Math.min(low.bound, high.bound + high.price * most);
  for (let halving = 0; halving < HALVINGS; halving++) {
    const price = (low.price + high.price) / 2;
    const middle = { price, ...taken(answersAt(price)) };
    bound = Math.min(bound, middle.bound + price * most);
    if (middle.count > most) low = middle;
    else high = middle;
    if (middle.count === most) break;
  }
  if (high.count > most) return { bound };
  const shares = new Map(high.counts);
  let left = most - high.count;
  for (const [commune, count] of [...low.counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const has = shares.get(commune) ?? 0;
    const more = Math.min(left, Math.max(0, count - has));
    if (more > 0) shares.set(commune, has + more);
    left -= more;
  }
  return { shares, bound };
}

function taken(answers: ReadonlyMap<string, PricedAnswer>) {
  const counts = new Map<string, number>();
  let [bound, count] = [0, 0];
  for (const [commune, answer] of answers) {
    bound += answer.bound;
    count += answer.replacements;
    counts.set(commune, answer.replacements);
  }
  return { bound, count, counts };
}
