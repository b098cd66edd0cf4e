import { expect, it } from 'vitest';
import { type PricedAnswer, priceReplacements } from './price-replacements.ts';

/** Communes whose PCs gain so much by a new one beyond what else the money buys, each on top of `else` minutes. */
const communes = (gains: Readonly<Record<string, readonly number[]>>, elsewhere = 100) => {
  return (price: number): ReadonlyMap<string, PricedAnswer> =>
    new Map(
      Object.entries(gains).map(([commune, its]) => {
        const wanted = its.filter((gain) => gain > price);
        const bound = elsewhere + wanted.reduce((sum, gain) => sum + gain - price, 0);
        return [commune, { bound, replacements: wanted.length }];
      }),
    );
};
const priced = (gains: Readonly<Record<string, readonly number[]>>, most: number) => {
  const { shares, bound } = priceReplacements(communes(gains), most, 1_000);
  return { bound, shares: shares && Object.fromEntries([...shares].filter(([, count]) => count > 0)) };
};

it('gives places to the communes in which a new PC gains most, and a bound that is theirs', () => {
  const gains = { '00004': [900, 20, 10], '00007': [700, 600], '00010': [30] };
  const { shares, bound } = priced(gains, 3);
  expect(shares).toEqual({ '00004': 1, '00007': 2 });
  expect(bound).toBeGreaterThanOrEqual(3 * 100 + 900 + 700 + 600);
  expect(bound).toBeLessThan(3 * 100 + 900 + 700 + 600 + 100);
});

it('gives out all places though many gain the same', () => {
  const { shares, bound } = priced({ '00004': [500, 500, 500], '00007': [500, 500], '00010': [400] }, 4);
  expect(shares).toEqual({ '00004': 3, '00007': 1 });
  expect(bound).toBeCloseTo(3 * 100 + 4 * 500, -1);
});

it('gives none where some are bought at any price, and too many: only the bound is left', () => {
  const { shares, bound } = priced({ '00004': [2_000, 2_000], '00007': [2_000] }, 2);
  expect(shares).toBeUndefined();
  expect(bound).toBeGreaterThanOrEqual(2 * 100 + 2 * 2_000);
});
