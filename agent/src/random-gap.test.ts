import { expect, it } from 'vitest';
import { randomGap } from './random-gap.ts';

const STEPS = 1_000_000;
const gaps = Array.from({ length: STEPS }, (_, step) => randomGap((step + 0.5) / STEPS));

it('keeps the mean, though the ends are cut', () => {
  expect(gaps.reduce((sum, gap) => sum + gap, 0) / STEPS).toBeCloseTo(1, 4);
});

it('is a tenth of the mean at least and four of them at most', () => {
  expect(gaps[0]).toBe(0.1);
  expect(gaps.at(-1)).toBe(4);
  expect(randomGap(0)).toBe(0.1);
});

it('is exponential in between', () => {
  const beyond = (gap: number) => gaps.filter((each) => each > gap).length / STEPS;
  for (const gap of [0.5, 1, 2, 3]) expect(beyond(gap)).toBeCloseTo(Math.exp(-gap / 1.01495), 4);
});
