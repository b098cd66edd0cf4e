import { expect, it } from 'vitest';
import { defaultPlanPolicy } from '../options/plan-policy.ts';
import { defaultPrices } from '../options/prices.ts';
import type { Candidate, CandidateOption } from './candidate.ts';
import { SOLVE_LIMITS } from './limits.ts';
import { solveEach } from './solve-each.ts';

const MILLION = 1_000_000;
const COMMUNES = 30;

/** Two PCs a commune: one that recovers by a new one more in each next commune, and one that never recovers much. */
const candidates = Array.from({ length: COMMUNES }, (_, n) =>
  [100 + 10 * n, 90].map((minutes) => pc(n, minutes)),
).flat();

function pc(place: number, minutes: number): Candidate {
  const newPc = {
    ...{ measure: 'replacement', items: ['pc-office'], fund: 'assets', minutes, notes: [] },
    cost: { low: 14 * MILLION, likely: 14 * MILLION, high: 14 * MILLION },
  } as const satisfies CandidateOption;
  return {
    ...{ device: `pc ${place} ${minutes}`, number: place, commune: String(10_000 + place), coverage: 'measured' },
    ...{ minutes: 0, isEstimated: false, reasons: [], options: [newPc], excluded: [], hasNoSupportedSystem: false },
  };
}
const sums = (...millions: readonly number[]) =>
  Array.from({ length: COMMUNES }, (_, n) => ({
    commune: String(10_000 + n),
    years: millions.map((sum) => ({ common: sum * MILLION })),
  }));
const ask = (replacementsMax: number, years: ReturnType<typeof sums>) => {
  const input = {
    ...{ madeOn: '2026-11-26', listPolicy: { version: '7', date: '2026-11-28' }, prices: defaultPrices, candidates },
    ...{ policy: { ...defaultPlanPolicy, replacementsMax }, spending: { kind: 'each', communes: years } as const },
  };
  const limits = { ...SOLVE_LIMITS, placesAskedMax: 0 };
  const answer = solveEach({ input, scale: { prices: 1, funds: 1 }, solve: undefined, limits }, years);
  if (!answer.ok) throw new Error(JSON.stringify(answer.trouble));
  return answer.solution;
};

it('by its price alone gives places to where they recover most, and counts what they recover and not what is left of it', () => {
  const { minutes, chosen, gap } = ask(10, sums(40));
  expect(chosen).toHaveLength(10);
  expect(minutes).toBe(10 * (100 + (200 + 290) / 2));
  expect(gap).toBeLessThan(SOLVE_LIMITS.gapOfPlaces);
});

it('over years charges a place that is used late as much as one that is used at once', () => {
  // Every second commune has its money in the last of three years.
  const late = sums(40, 0, 0).map((one, n) => (n % 2 === 0 ? one : { ...one, years: [...one.years].reverse() }));
  const { minutes, gap } = ask(10, late);
  expect(minutes).toBe(
    [...late.keys()]
      .filter((n) => n % 2 === 0)
      .slice(-10)
      .reduce((sum, n) => sum + 100 + 10 * n, 0),
  );
  expect(gap).toBeLessThan(SOLVE_LIMITS.gapOfPlaces);
});
