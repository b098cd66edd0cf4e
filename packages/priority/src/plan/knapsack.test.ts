import fc from 'fast-check';
import { expect, it } from 'vitest';
import { knapsack } from './knapsack.ts';
import { SOLVE_LIMITS } from './limits.ts';

type Groups = readonly (readonly { readonly cost: number; readonly value: number }[])[];
const item = (costMax: number) =>
  fc.record({ cost: fc.integer({ min: 0, max: costMax }), value: fc.integer({ min: 0, max: 5_000 }) });
const groups = (groupsMax: number, costMax: number): fc.Arbitrary<Groups> =>
  fc.array(
    fc.array(item(costMax), { maxLength: 5 }).map((options) => [{ cost: 0, value: 0 }, ...options]),
    { maxLength: groupsMax },
  );
const sums = (of: Groups, picked: readonly number[]) => {
  let cost = 0;
  let value = 0;
  for (const [group, chosen] of picked.entries()) {
    cost += of[group]?.[chosen]?.cost ?? Number.NaN;
    value += of[group]?.[chosen]?.value ?? Number.NaN;
  }
  return { cost, value };
};

/** The best for every fund up to `fund`, by a table: slow and simple. */
function byTable(of: Groups, fund: number): number {
  let best = new Array<number>(fund + 1).fill(0);
  for (const options of of) {
    best = best.map((_, money) =>
      Math.max(
        ...options.filter(({ cost }) => cost <= money).map(({ cost, value }) => (best[money - cost] as number) + value),
      ),
    );
  }
  return best[fund] as number;
}

it('is the best that there is, and knows it', () => {
  fc.assert(
    fc.property(groups(25, 60), fc.integer({ min: 0, max: 700 }), (of, fund) => {
      const picked = knapsack(of, fund, SOLVE_LIMITS);
      const { cost, value } = sums(of, picked?.items ?? []);
      expect(cost).toBeLessThanOrEqual(fund);
      expect(value).toBe(byTable(of, fund));
      expect(picked?.bound).toBe(value);
    }),
    { numRuns: 300 },
  );
});

it('more money never gets less, and the bound is true, also where the search ends before it is done', () => {
  const narrow = fc.record({
    labelsMax: fc.integer({ min: 1, max: 60 }),
    labelStepsMax: fc.integer({ min: 1, max: 300 }),
  });
  fc.assert(
    fc.property(
      groups(25, 60),
      fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 2, maxLength: 8 }),
      narrow,
      (of, funds, limits) => {
        let reached = 0;
        for (const fund of funds.sort((a, b) => a - b)) {
          const picked = knapsack(of, fund, limits);
          const { cost, value } = sums(of, picked?.items ?? []);
          expect(cost).toBeLessThanOrEqual(fund);
          expect(value).toBeGreaterThanOrEqual(reached);
          expect(picked?.bound).toBeGreaterThanOrEqual(byTable(of, fund));
          reached = value;
        }
      },
    ),
    { numRuns: 500 },
  );
});

it('has nothing to say where the cheapest of each group cost too much', () => {
  expect(knapsack([[{ cost: 5, value: 1 }]], 4, SOLVE_LIMITS)).toBeUndefined();
});
