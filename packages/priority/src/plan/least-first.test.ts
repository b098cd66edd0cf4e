import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leastFirst } from './least-first.ts';

it('gives the places as a stable sort of their keys does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 })), (keys) => {
      const sorted = keys.map((_, place) => place).sort((a, b) => (keys[a] as number) - (keys[b] as number));
      expect([...leastFirst(Float64Array.from(keys))]).toEqual(sorted);
    }),
  );
});
