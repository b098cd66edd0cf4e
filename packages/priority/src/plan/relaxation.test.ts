import { expect, it } from 'vitest';
import { flatten, isWithin, usesOf, worthOf } from './flat-model.ts';
import { SOLVE_LIMITS } from './limits.ts';
import { modelOf } from './model.ts';
import type { PlanProblem } from './problem.ts';
import { lowestBound, pricesInTurn, relaxAt } from './relaxation.ts';
import { repaired } from './repair.ts';

const MILLION = 1_000_000;
const option = (name: string, cost: number, minutes: number) =>
  ({ name, cost: cost * MILLION, fund: 'parts', minutes }) as const;
const problem: PlanProblem = {
  years: [{ common: 6 * MILLION }],
  communes: { '00004': { floor: 2 * MILLION }, '00007': { cap: 3 * MILLION } },
  choices: [
    { device: 'a', commune: '00004', options: [option('ram', 2, 10)] },
    { device: 'b', commune: '00007', options: [option('ram', 2, 100), option('both', 3, 130)] },
    { device: 'c', commune: '00007', options: [option('ram', 2, 90)] },
    { device: 'd', commune: '00010', options: [option('ram', 1, 20)], bundle: 'counter' },
    { device: 'e', commune: '00010', options: [option('ram', 1, 30)], bundle: 'counter' },
  ],
};
const model = flatten(modelOf(problem));

it('at any prices the bound is above what can be reached', () => {
  for (const price of [0, 1e-6, 1e-5, 1e-4]) {
    expect(relaxAt(model, new Float64Array(3).fill(price)).bound).toBeGreaterThanOrEqual(160);
  }
});

it('prices that were sought have a lower bound than none, and never a wrong one', () => {
  const free = relaxAt(model, new Float64Array(3));
  const found = lowestBound(model, pricesInTurn(model, SOLVE_LIMITS), 0, SOLVE_LIMITS);
  expect(free.bound).toBeGreaterThanOrEqual(280);
  expect(found.bound).toBeLessThan(220);
  expect(found.bound).toBeGreaterThanOrEqual(160);
});

it('a repaired choice keeps to all rows and leaves nothing unspent that would help', () => {
  const { prices } = pricesInTurn(model, SOLVE_LIMITS);
  const chosen = repaired(model, relaxAt(model, new Float64Array(3)).chosen, prices, 10);
  if (chosen === undefined) throw new Error('nothing was found');
  expect(isWithin(model, chosen)).toBe(true);
  expect(Array.from(usesOf(model, chosen))).toEqual([6 * MILLION, 2 * MILLION, 2 * MILLION]);
  expect(worthOf(model, chosen)).toBe(160);
});
