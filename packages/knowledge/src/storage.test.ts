import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freeSpaceLevel } from './storage.ts';

it('less free space is never judged better', () => {
  const order = ['enough', 'low', 'critical'];
  const bytes = fc.integer({ min: 0, max: 4e12 });
  fc.assert(
    fc.property(bytes, bytes, bytes, (total, some, less) => {
      const [low, high] = [Math.min(some, less), Math.max(some, less)];
      expect(order.indexOf(freeSpaceLevel(total, low))).toBeGreaterThanOrEqual(
        order.indexOf(freeSpaceLevel(total, high)),
      );
    }),
  );
});
