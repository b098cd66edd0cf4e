import fc from 'fast-check';
import { expect, it } from 'vitest';
import { undominated, upperHull } from './hull.ts';

const points = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([cost, value], item) => ({ item, cost, value }));
const items = (of: readonly { readonly item: number }[]) => of.map(({ item }) => item);

it('what costs more and gives no more is dropped, and of equals the first stays', () => {
  expect(items(undominated(points([0, 0], [5, 4], [5, 4], [6, 4], [5, 3], [9, 8])))).toEqual([0, 1, 5]);
});

it('what lies below the line between its neighbours is not on the hull', () => {
  expect(items(upperHull(points([0, 0], [4, 1], [8, 8])))).toEqual([0, 2]);
  expect(items(upperHull(points([0, 0], [4, 6], [8, 8])))).toEqual([0, 1, 2]);
});

it('along a hull the gain for each đồng falls', () => {
  const pair = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 1_000 }));
  fc.assert(
    fc.property(fc.array(pair), (pairs) => {
      const hull = upperHull(undominated(points([0, 0], ...pairs)));
      const gains = hull.slice(1).map((point, place) => {
        const before = hull[place] as (typeof hull)[number];
        return (point.value - before.value) / (point.cost - before.cost);
      });
      for (const [place, gain] of gains.entries())
        expect(gain).toBeLessThan(gains[place - 1] ?? Number.POSITIVE_INFINITY);
    }),
  );
});
