import { expect, it } from 'vitest';
import { nextDelayMs } from './next-delay.ts';

it.each([
  [0, 0.9, 15_000],
  [1, 0, 30_000],
  [2, 0, 60_000],
  [3, 0, 120_000],
  [50, 0, 120_000],
  [3, 1, 90_000],
])('after %d failures and chance %d waits %d ms', (failures, chance, waited) => {
  expect(nextDelayMs({ everyMs: 15_000, failures, capMs: 120_000, chance })).toBe(waited);
});

it('never asks more often than usual because of the cap', () => {
  expect(nextDelayMs({ everyMs: 300_000, failures: 2, capMs: 120_000, chance: 0 })).toBe(300_000);
});
