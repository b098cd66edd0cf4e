import { bestShares, type Share } from './best-shares.ts';

/** A plan of one commune by itself. `bound`: no choice of it recovers more, lessened by what each new PC was charged. */
export interface CommunePlan<Plan> extends Share {
  readonly bound: number;
  readonly plan: Plan;
}

/** All that was found out of one commune: plans, and what says how many minutes it recovers at most with so many new PCs. */
export interface KnownCommune<Plan> {
  readonly commune: string;
  /** What it would do if nothing limited its new PCs. */
  readonly free: CommunePlan<Plan>;
  readonly plans: CommunePlan<Plan>[];
  /** Charged so much for each new PC no choice is worth more than `bound`. */
  readonly charged: { readonly price: number; readonly bound: number }[];
  /** With no more than so many new PCs none recovers more than `bound`; −Infinity where there is none. */
  readonly limited: { readonly most: number; readonly bound: number }[];
}

/** The most minutes of a commune with exactly so many new PCs, of all that says something about it. */
export function mostWith({ free, charged, limited }: KnownCommune<unknown>, replacements: number): number {
  let most = free.bound;
  for (const { price, bound } of charged) most = Math.min(most, bound + price * replacements);
  for (const one of limited) if (replacements <= one.most) most = Math.min(most, one.bound);
  return most;
}

/** What at most each number of new PCs recovers; the last stands for that many or more. */
export function sharesAtMost(known: KnownCommune<unknown>): readonly Share[] {
  const last = known.free.replacements;
  return Array.from({ length: last + 1 }, (_, replacements) => ({
    replacements,
    minutes: replacements === last ? known.free.bound : mostWith(known, replacements),
  }));
}

/** The best plans that are known, one a commune, with no more new PCs than `most` together. */
export function bestKnown<Plan>(communes: readonly KnownCommune<Plan>[], most: number) {
  const shares = communes.map(({ plans }) => undominatedPlans(plans));
  const best = bestShares(shares, most);
  if (best === undefined) return undefined;
  const plans = shares.map((its, place) => its[best.places[place] as number] as CommunePlan<Plan>);
  return { plans, minutes: best.minutes };
}

/** By rising number of new PCs, those that recover more than all with fewer. */
function undominatedPlans<Plan>(plans: readonly CommunePlan<Plan>[]): readonly CommunePlan<Plan>[] {
  const sorted = [...plans].sort((a, b) => a.replacements - b.replacements || b.minutes - a.minutes);
  let most = Number.NEGATIVE_INFINITY;
  return sorted.filter(({ minutes }) => {
    if (minutes <= most) return false;
    most = minutes;
    return true;
  });
}
