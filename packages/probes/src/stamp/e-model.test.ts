import { expect, it } from 'vitest';
import { meanOpinionScore, transmissionRating } from './e-model.ts';

/** Computed from the formulas of G.107 by hand; the rating at 400 ms is that of the curve in G.114. */
it.each([
  [100, 0, 93.2, 4.409],
  [150, 0, 93.04, 4.406],
  [200, 0, 90.16, 4.343],
  [250, 0, 84.28, 4.175],
  [300, 0, 78.44, 3.964],
  [400, 0, 69.13, 3.556],
  [50, 0.01, 89.6, 4.33],
  [50, 0.02, 86.2, 4.23],
  [50, 0.05, 77.4, 3.92],
  [50, 0.1, 66.1, 3.41],
])('%i ms one way and a loss of %d rate %d, an opinion score of %d', (oneWayMs, lossRatio, rating, score) => {
  const found = transmissionRating({ oneWayMs, lossRatio, burstRatio: 1 });
  expect(found).toBeCloseTo(rating, 1);
  expect(meanOpinionScore(found)).toBeCloseTo(score, 2);
});

it('rates losses that come in runs worse than as many by chance', () => {
  const rating = (burstRatio: number) => transmissionRating({ oneWayMs: 50, lossRatio: 0.05, burstRatio });
  expect(rating(4)).toBeLessThan(rating(1));
});

it('ends at 1 where nothing is understood any more, and at 4.5', () => {
  const dead = transmissionRating({ oneWayMs: 3_000, lossRatio: 1, burstRatio: 10 });
  expect(meanOpinionScore(dead)).toBe(1);
  expect(meanOpinionScore(100)).toBe(4.5);
});
