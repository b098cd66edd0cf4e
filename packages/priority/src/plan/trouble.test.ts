import { expect, it } from 'vitest';
import type { PlanProblem } from './problem.ts';
import { troubleBefore, whyInfeasible } from './trouble.ts';

const MILLION = 1_000_000;
const pc = (device: string, commune: string, mayStay = true) => ({
  device,
  commune,
  mayStay,
  options: [{ name: 'ram', cost: 2 * MILLION, fund: 'parts', minutes: 10 } as const],
});
const problem: PlanProblem = {
  choices: [pc('a', '00004'), pc('b', '00007')],
  years: [{ common: 3 * MILLION }],
};

it('a floor above all that there is to buy in a commune names the commune', () => {
  expect(troubleBefore({ ...problem, communes: { '00007': { floor: 3 * MILLION } } })).toEqual({
    kind: 'floor-above-options',
    commune: '00007',
    floor: 3 * MILLION,
    most: 2 * MILLION,
  });
});

it('a floor above its cap, and floors above all money, are told with their communes', () => {
  expect(troubleBefore({ ...problem, communes: { '00004': { floor: 2, cap: 1 } } })?.kind).toBe('floor-above-cap');
  const floors = { '00004': { floor: 2 * MILLION }, '00007': { floor: 2 * MILLION } };
  expect(troubleBefore({ ...problem, communes: { ...floors, '00010': { cap: 1 } } })).toEqual({
    kind: 'floors-above-funds',
    communes: ['00004', '00007'],
    floors: 4 * MILLION,
    funds: 3 * MILLION,
  });
});

it('what must be chosen and is too dear names the devices', () => {
  expect(troubleBefore({ choices: [pc('a', '00004', false)], years: [{ common: 1 }] })).toEqual({
    kind: 'must-choose-too-dear',
    devices: ['a'],
  });
});

it('floors that clash are named up to the first with which nothing is possible', () => {
  const communes = Object.fromEntries(['00004', '00007', '00010', '00013'].map((code) => [code, { floor: 1 }]));
  const isPossible = (tried: PlanProblem) =>
    Object.values(tried.communes ?? {}).filter(({ floor = 0 }) => floor > 0).length < 3;
  expect(whyInfeasible({ ...problem, communes }, isPossible)).toEqual({
    kind: 'floors-clash',
    communes: ['00004', '00007', '00010'],
  });
  expect(whyInfeasible({ ...problem, communes }, () => false)).toEqual({ kind: 'infeasible' });
});
