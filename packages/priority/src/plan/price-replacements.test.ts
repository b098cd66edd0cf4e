import { describe, expect, it } from 'vitest';
import type { CommunePlan } from './known-shares.ts';
import { SOLVE_LIMITS } from './limits.ts';
import { type AskCommunes, priceReplacements } from './price-replacements.ts';

/** By commune, what it recovers with no new PC, with one, with two and so on. */
type Recovers = Readonly<Record<string, readonly number[]>>;

const planOf = (minutes: readonly number[], replacements: number, price = 0): CommunePlan<number> => ({
  replacements,
  minutes: minutes[replacements] as number,
  bound: (minutes[replacements] as number) - price * replacements,
  plan: replacements,
});
const bestAt = (minutes: readonly number[], price: number, most = minutes.length - 1) =>
  minutes
    .slice(0, most + 1)
    .map((_, count) => planOf(minutes, count, price))
    .sort((a, b) => b.bound - a.bound || a.replacements - b.replacements)[0] as CommunePlan<number>;

function priced(recovers: Recovers, most: number, { slack = 0, limits = {} } = {}) {
  const asked = { branched: 0, fast: 0, shares: 0 };
  const minutesOf = (commune: string) => recovers[commune] as readonly number[];
  const ask: AskCommunes<number> = {
    atPrice: (commune, price, isBranched) => {
      asked[isBranched ? 'branched' : 'fast'] += 1;
      const answer = bestAt(minutesOf(commune), price);
      return isBranched ? answer : { ...answer, bound: answer.bound + slack };
    },
    atMost: (commune, share) => {
      asked.shares += 1;
      const plan = bestAt(minutesOf(commune), 0, share);
      return { plan, bound: plan.bound };
    },
  };
  const free = new Map(Object.entries(recovers).map(([commune, minutes]) => [commune, bestAt(minutes, 0)]));
  const { plans, bound } = priceReplacements(free, ask, most, { ...SOLVE_LIMITS, priceMax: 1_000, ...limits });
  const shares = plans && Object.fromEntries(Array.from(plans, ([commune, { plan }]) => [commune, plan]));
  const minutes = plans && [...plans.values()].reduce((sum, plan) => sum + plan.minutes, 0);
  return { shares, minutes, bound, asked };
}

it('gives places to the communes in which a new PC gains most, and a bound that is theirs', () => {
  const { shares, minutes, bound } = priced(
    { '00004': [100, 1000, 1020], '00007': [100, 800, 1400], '00010': [5, 35] },
    3,
  );
  expect(shares).toEqual({ '00004': 1, '00007': 2, '00010': 0 });
  expect(minutes).toBe(2_405);
  expect(bound).toBeCloseTo(2_405, 6);
});

it('gives out all places though many gain the same', () => {
  const { shares, bound } = priced({ '00004': [0, 500, 1_000, 1_500], '00007': [0, 500, 1_000], '00010': [0, 400] }, 4);
  expect(Object.values(shares ?? {}).reduce((sum, count) => sum + count, 0)).toBe(4);
  expect(bound).toBeCloseTo(2_000, 6);
});

describe('where two new PCs give more than twice what one does', () => {
  const both = { '00004': [0, 10, 1_000], '00007': [0, 10, 990], '00010': [0, 300, 310] };

  it('a place that no price gives out is found by asking for it', () => {
    expect(priced(both, 3)).toMatchObject({ shares: { '00004': 2, '00007': 0, '00010': 1 }, minutes: 1_300 });
    const { minutes, bound } = priced(both, 1);
    expect(minutes).toBe(300);
    expect(bound).toBeCloseTo(300, 6);
  });

  it('the bound holds though no more may be asked', () => {
    const { minutes, bound, asked } = priced(both, 1, { limits: { placesAskedMax: 0 } });
    expect(asked.shares).toBe(0);
    expect(minutes).toBeLessThanOrEqual(300);
    expect(bound).toBeGreaterThanOrEqual(300);
  });
});

it('asks for no other division where the first is near enough', () => {
  const gains = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [String(10_000 + n), [500, 500 + 5 * n]]));
  const { bound, minutes = 0, asked } = priced(gains, 20, { slack: 100 });
  expect(asked.shares).toBe(0);
  expect(asked.branched).toBeLessThanOrEqual(100);
  expect((bound - minutes) / bound).toBeLessThan(SOLVE_LIMITS.gapOfPlaces);
});

it('has no plan where some buy too many at any price, and none is possible with fewer', () => {
  const plan = { replacements: 2, minutes: 900, bound: 900, plan: 2 };
  const free = new Map([['00004', plan]]);
  const ask: AskCommunes<number> = {
    atPrice: (_, price) => ({ ...plan, bound: plan.bound - 2 * price }),
    atMost: () => ({ bound: Number.NEGATIVE_INFINITY }),
  };
  const { plans } = priceReplacements(free, ask, 1, { ...SOLVE_LIMITS, priceMax: 1_000 });
  expect(plans).toBeUndefined();
});
