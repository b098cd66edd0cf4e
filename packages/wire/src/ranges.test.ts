import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Range } from './batch.ts';
import { addRange, countInRanges, isInRanges, toRanges } from './ranges.ts';

const range = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 8 }))
  .map(([from, more]): Range => [from, from + more]);
const numbers = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 40 });

/** The model: a set of numbers. */
const members = (ranges: readonly Range[]): Set<number> => new Set(ranges.flatMap(([from, to]) => spread(from, to)));
const spread = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Sorted, disjoint, and no two that could be one. */
const isCanonical = (ranges: readonly Range[]): boolean =>
  ranges.every(([from, to], index) => from <= to && from > (ranges[index - 1]?.[1] ?? -2) + 1);

describe('ranges against a set of numbers', () => {
  it('adding one holds what was held and what was added', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 15 }), (added) => {
        let ranges: readonly Range[] = [];
        for (const next of added) ranges = addRange(ranges, next);
        expect(isCanonical(ranges)).toBe(true);
        expect(members(ranges)).toEqual(members(added));
      }),
      { numRuns: 3_000 },
    );
  });

  it('the order of adding makes no difference', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 12 }), (added) => {
        const forwards = added.reduce<readonly Range[]>(addRange, []);
        expect([...added].reverse().reduce<readonly Range[]>(addRange, [])).toEqual(forwards);
      }),
    );
  });

  it('numbers become the fewest ranges that hold exactly them', () => {
    fc.assert(
      fc.property(numbers, (given) => {
        const ranges = toRanges(given);
        expect(isCanonical(ranges)).toBe(true);
        expect(members(ranges)).toEqual(new Set(given));
        expect(countInRanges(ranges)).toBe(new Set(given).size);
      }),
    );
  });

  it('a number is found where the set has it', () => {
    fc.assert(
      fc.property(numbers, (given) => {
        const ranges = toRanges(given);
        for (const number of spread(-1, 62)) expect(isInRanges(ranges, number)).toBe(given.includes(number));
      }),
    );
  });
});

describe('ranges', () => {
  it('melt with their neighbours on both sides', () => {
    expect(
      addRange(
        [
          [1, 3],
          [5, 9],
          [20, 30],
        ],
        [4, 4],
      ),
    ).toEqual([
      [1, 9],
      [20, 30],
    ]);
  });

  it('leave the given list as it was', () => {
    const ranges: readonly Range[] = Object.freeze([[1, 3]] as const);
    addRange(ranges, [2, 9]);
    expect(ranges).toEqual([[1, 3]]);
  });

  it('hold numbers up to the greatest safe integer', () => {
    const top = Number.MAX_SAFE_INTEGER;
    expect(addRange([[top - 1, top - 1]], [top, top])).toEqual([[top - 1, top]]);
    expect(isInRanges([[1, top]], top)).toBe(true);
  });

  it('that hold nothing hold nothing', () => {
    expect(toRanges([])).toEqual([]);
    expect(isInRanges([], 1)).toBe(false);
    expect(countInRanges([])).toBe(0);
  });
});
