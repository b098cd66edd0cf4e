import { expect, it } from 'vitest';
import { defaultPolicy } from './policy.ts';
import { measuredMinutes, narrow, together, worse } from './spread.ts';

const HOUR_MS = 3_600_000;

it('a share of one working day is a share of working time', () => {
  const minutes = 0.01 * defaultPolicy.workingMonthMinutes;
  expect(measuredMinutes(0.01, 8 * HOUR_MS, defaultPolicy)).toEqual({ low: minutes, likely: minutes, high: minutes });
});

it('a share that holds nights may stand for the whole month', () => {
  const { low, likely, high } = measuredMinutes(0.01, 72 * HOUR_MS, defaultPolicy);
  expect([low, likely, high]).toEqual([100.8, 266.4, 432]);
});

it('a measurement never leaves what the facts allow', () => {
  expect(narrow({ low: 20, likely: 120, high: 400 }, { low: 0, likely: 50, high: 9_000 })).toEqual({
    low: 20,
    likely: 50,
    high: 400,
  });
});

it('the worse of two is worse at each end', () => {
  expect(worse({ low: 1, likely: 5, high: 6 }, { low: 2, likely: 3, high: 9 })).toEqual({ low: 2, likely: 5, high: 9 });
});

it('a lost minute is not lost twice, and nobody loses more than the month', () => {
  expect(together([], 100)).toBe(0);
  expect(together([50, 50], 100)).toBe(75);
  expect(together([100, 100, 500], 100)).toBe(100);
});
