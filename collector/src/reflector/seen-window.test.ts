import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSeenWindow } from './seen-window.ts';

const taken = (size: number, numbers: readonly number[]) => {
  const window = createSeenWindow(size);
  return numbers.filter((seq) => window.take(seq));
};

it.each([
  ['a packet that the line doubled', [0, 1, 1, 2], [0, 1, 2]],
  ['the first one doubled', [0, 0], [0]],
  ['packets that overtake', [0, 3, 1, 2, 4], [0, 3, 1, 2, 4]],
  ['one that comes too late to be told', [0, 20, 12, 13], [0, 20, 13]],
  ['a jump past the whole window', [5, 500, 499, 5], [5, 500, 499]],
])('takes each number once: %s', (_, numbers, once) => {
  expect(taken(8, numbers)).toEqual(once);
});

it('never takes a number twice, and every one that is not too late', () => {
  const numbers = fc.array(fc.nat(60), { maxLength: 100 });
  fc.assert(
    fc.property(numbers, (given) => {
      let newest = -1;
      const seen = new Set<number>();
      const window = createSeenWindow(16);
      for (const seq of given) {
        const isNew = !seen.has(seq) && seq > newest - 16;
        expect(window.take(seq)).toBe(newest < 0 || isNew);
        newest = Math.max(newest, seq);
        seen.add(seq);
      }
    }),
    { numRuns: 2_000 },
  );
});
