import { expect, it } from 'vitest';
import { createHeldAllowance } from './held-allowance.ts';

const limits = { heldMax: 100, comesBack: 10, everyMs: 1_000 };

it('is full at first, is spent, and comes back with uptime, never beyond what it holds', () => {
  const allowance = createHeldAllowance(limits);
  allowance.spend(60, 5_000);
  expect(allowance.leftRatio(5_000)).toBeCloseTo(0.4);
  expect(allowance.leftRatio(8_000)).toBeCloseTo(0.7);
  expect(allowance.leftRatio(900_000)).toBe(1);
});

it('forgives what was spent over it', () => {
  const allowance = createHeldAllowance(limits);
  allowance.spend(100_000, 0);
  expect(allowance.leftRatio(0)).toBe(0);
  expect(allowance.leftRatio(5_000)).toBeCloseTo(0.5);
});

it('takes nothing from a counter that fell, and gives nothing for an uptime that went back', () => {
  const allowance = createHeldAllowance(limits);
  allowance.spend(50, 10_000);
  allowance.spend(-1_000, 10_000);
  expect(allowance.leftRatio(9_000)).toBeCloseTo(0.5);
});
