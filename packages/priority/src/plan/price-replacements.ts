import { bestShares } from './best-shares.ts';
import { bestKnown, type CommunePlan, type KnownCommune, mostWith, sharesAtMost } from './known-shares.ts';
import type { SolveLimits } from './limits.ts';

/** How communes are asked, each by itself. */
export interface AskCommunes<Plan> {
  /** With so many minutes charged for each new PC; `isBranched`: as near to the best as the solver gets. Absent where no plan was found. */
  readonly atPrice: (commune: string, price: number, isBranched: boolean) => CommunePlan<Plan> | undefined;
  /** With no more new PCs than that; `bound` is −Infinity where none is possible so. */
  readonly atMost: (commune: string, most: number) => { readonly plan?: CommunePlan<Plan>; readonly bound: number };
}

export interface PricedShares<Plan> {
  /** By commune, with no more new PCs than the limit together. Absent where none were found. */
  readonly plans?: ReadonlyMap<string, CommunePlan<Plan>>;
  /** Minutes that no choice of all communes exceeds which keeps to the limit. */
  readonly bound: number;
}

/**
 * Shares a limit of new PCs among communes that each have a sum of their own, by one price for a new PC in minutes, the same in every commune and
 * year (Lagrangian relaxation): so a place goes to where a new PC recovers most beyond what else the same money would. The price is found by fast answers,
 * asked again with branching, and what each commune does with a place more or less is asked where that still could be better. `free`:
 * what each would do without a limit, which is more than `most`; at `priceMax` and above hardly any new PC is wanted.
 */
export function priceReplacements<Plan>(
  free: ReadonlyMap<string, CommunePlan<Plan>>,
  ask: AskCommunes<Plan>,
  most: number,
  {
    priceMax,
    ...limits
  }: { readonly priceMax: number } & Pick<SolveLimits, 'placePricesMax' | 'placesAskedMax' | 'gapOfPlaces'>,
): PricedShares<Plan> {
  const communes = [...free]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([commune, its]): KnownCommune<Plan> => ({ commune, free: its, plans: [its], charged: [], limited: [] }));
  const countAt = (price: number, isBranched: boolean): number => {
    let count = 0;
    for (const { commune, free: its, plans, charged } of communes) {
      const answer = ask.atPrice(commune, price, isBranched);
      count += (answer ?? its).replacements;
      if (answer === undefined) continue;
      plans.push(answer);
      charged.push({ price, bound: answer.bound });
    }
    return count;
  };
  const fast = new Map<number, number>();
  const fastAt = (price: number): number => {
    const count = fast.get(price) ?? countAt(price, false);
    fast.set(price, count);
    return count;
  };
  fastAt(priceMax);
  const prices = new Set<number>();
  let wanted = most;
  for (let n = 0; n < limits.placePricesMax; n++) {
    const price = priceFor(wanted, fastAt, priceMax);
    if (prices.has(price)) break;
    prices.add(price);
    const count = countAt(price, true);
    if (count === most) break;
    // Branching wants some more or fewer than fast answers do: those are asked for as many fewer or more.
    wanted = Math.max(0, most - (count - fastAt(price)));
  }
  return refined(communes, ask, most, { ...limits, price: Math.max(0, ...prices) });
}

/** Halvings of the price. */
const HALVINGS = 8;

/** About the least price at which no more than so many are wanted. */
function priceFor(wanted: number, countAt: (price: number) => number, priceMax: number): number {
  let [low, high] = [0, priceMax];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    const count = countAt(middle);
    if (count > wanted) low = middle;
    else high = middle;
    if (count === wanted) break;
  }
  return high;
}

/** Asks communes for the shares by which something better could still be had, until there is nothing, or near nothing, or enough was asked. */
function refined<Plan>(
  communes: readonly KnownCommune<Plan>[],
  ask: AskCommunes<Plan>,
  most: number,
  {
    placesAskedMax,
    gapOfPlaces,
    price,
  }: Pick<SolveLimits, 'placesAskedMax' | 'gapOfPlaces'> & { readonly price: number },
): PricedShares<Plan> {
  for (let asked = 0; ; ) {
    const atMost = communes.map(sharesAtMost);
    const bound = bestShares(atMost, most)?.minutes ?? Number.NEGATIVE_INFINITY;
    const best = bestKnown(communes, most);
    const reached = best?.minutes ?? Number.NEGATIVE_INFINITY;
    const found = {
      bound: Math.max(bound, reached),
      ...(best === undefined
        ? {}
        : { plans: new Map(best.plans.map((plan, place) => [communes[place]?.commune ?? '', plan])) }),
    };
    if (bound - reached <= gapOfPlaces * Math.abs(bound) || bound === Number.NEGATIVE_INFINITY) return found;
    // By one price all divisions are worth the same: of those, the one next to what is known.
    const near = atMost.map((shares, place) =>
      shares.map(({ replacements, minutes }) => {
        const apart = replacements - (best?.plans[place]?.replacements ?? 0);
        return { replacements, minutes: minutes - NEARNESS * price * apart * apart };
      }),
    );
    const likeliest = bestShares(near, most)?.places ?? [];
    const open = communes.flatMap((known, place) => {
      const share = likeliest[place] as number;
      const isLast = share === known.free.replacements;
      const isAsked = isLast || known.limited.some((one) => one.most === share);
      return isAsked || !isOpen(known, share) ? [] : [{ known, share }];
    });
    const now = open.slice(0, placesAskedMax - asked);
    if (now.length === 0) return found;
    asked += now.length;
    for (const { known, share } of now) {
      const { plan, bound: its } = ask.atMost(known.commune, share);
      known.limited.push({ most: share, bound: its });
      if (plan !== undefined) known.plans.push(plan);
    }
  }
}

const NEARNESS = 1e-6;

/** Whether a commune could recover more with a share than by any plan that is known of it. */
function isOpen(known: KnownCommune<unknown>, share: number): boolean {
  const reached = known.plans.reduce(
    (best, { replacements, minutes }) => (replacements <= share ? Math.max(best, minutes) : best),
    Number.NEGATIVE_INFINITY,
  );
  const most = mostWith(known, share);
  return most - reached > 1e-6 * Math.abs(most);
}
