import { expect, it } from 'vitest';
import { defaultPolicy } from '../policy.ts';
import { type MadePc, madeDevice, valuedOf } from '../testing/made-device.ts';
import { movesOf } from './moves.ts';
import { defaultPlanPolicy, type PlanPolicy } from './plan-policy.ts';

const good: MadePc = { memoryGb: 16, disk: 'ssd', processor: 'i5-12400', build: '26200' };
const bad: MadePc = { memoryGb: 4, disk: 'hdd', processor: 'i5-4570', build: '19045' };
const id = (number: number) => number.toString(16).padStart(32, '0');
const devices = valuedOf([
  madeDevice(bad, 1, { role: 'counter' }),
  madeDevice(good, 2),
  madeDevice(good, 3, { communeCode: '00007' }),
  madeDevice(bad, 4, { role: 'counter' }),
]);
const moves = (policy: Partial<PlanPolicy>, hasOptions = (_: string) => false) =>
  movesOf(devices, hasOptions, { ...defaultPlanPolicy, ...policy }, defaultPolicy).map(
    ({ to, from, needsDecision }) => [to, from, needsDecision],
  );

it('a good PC of a quiet office goes to a busy counter of its commune, once', () => {
  expect(moves({})).toEqual([[id(1), id(2), false]]);
});

it('to another commune only where the policy lets it, and then it takes a decision', () => {
  expect(moves({ moves: 'province' })).toEqual([
    [id(1), id(2), false],
    [id(4), id(3), true],
  ]);
});

it('nothing is moved where the policy says so, nor away from where something is bought', () => {
  expect(moves({ moves: 'none' })).toEqual([]);
  expect(moves({}, (device) => device === id(2))).toEqual([]);
});

it('both desks together gain', () => {
  expect(movesOf(devices, () => false, defaultPlanPolicy, defaultPolicy)[0]?.minutes).toBeGreaterThan(100);
});

it('who gave its place takes up none among those that are looked at: five hundred counters find five hundred PCs', () => {
  const pairs = 500;
  const many = valuedOf([
    ...Array.from({ length: pairs }, (_, n) => madeDevice(bad, n + 1, { role: 'counter' })),
    ...Array.from({ length: pairs }, (_, n) => madeDevice(good, pairs + n + 1)),
  ]);
  const found = movesOf(many, () => false, defaultPlanPolicy, defaultPolicy);
  expect(found).toHaveLength(pairs);
  expect(new Set(found.map(({ from }) => from)).size).toBe(pairs);
});
