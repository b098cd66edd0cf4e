import { expect, it } from 'vitest';
import { seededRandom } from './seeded-random.ts';

const draws = (random: { next(): number }, count = 5) => Array.from({ length: count }, () => random.next());

it('gives the same numbers for the same seed and others for another', () => {
  expect(draws(seededRandom(7))).toEqual(draws(seededRandom('7')));
  expect(draws(seededRandom(7))).not.toEqual(draws(seededRandom(8)));
});

it('gives a fork that does not depend on what was drawn or forked before', () => {
  const untouched = seededRandom(7).fork('link');
  const parent = seededRandom(7);
  draws(parent, 100);
  parent.fork('clocks');
  expect(draws(parent.fork('link'))).toEqual(draws(untouched));
  expect(draws(parent.fork('other'))).not.toEqual(draws(untouched));
});

it('spreads evenly over seeds that differ in one digit', () => {
  const buckets = new Array<number>(10).fill(0);
  for (let seed = 0; seed < 10_000; seed++) {
    const bucket = Math.floor(seededRandom(seed).next() * 10);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  // Chi-square with 9 degrees of freedom: 27.9 is passed once in a thousand seeds, and this run is always the same.
  const chiSquare = buckets.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
  expect(chiSquare).toBeLessThan(27.9);
});

it('keeps integers, chances and picks within what was asked', () => {
  const random = seededRandom('bounds');
  const integers = Array.from({ length: 2_000 }, () => random.integer(-3, 3));
  expect([Math.min(...integers), Math.max(...integers)]).toEqual([-3, 3]);
  expect(random.chance(0)).toBe(false);
  expect(random.chance(1)).toBe(true);
  expect(['a', 'b']).toContain(random.pick(['a', 'b']));
  expect(() => random.pick([])).toThrow('empty list');
  expect(random.bytes(33)).toHaveLength(33);
});
