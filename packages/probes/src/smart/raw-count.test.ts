import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawCount, threeWords } from './raw-count.ts';

describe('a raw value', () => {
  it.each<[string, number | undefined, string | undefined, ReturnType<typeof rawCount>]>([
    ['that is plain is a count', 1_975, '1975', { type: 'count', count: 1_975 }],
    ['without a print is taken as it is', 7, undefined, { type: 'count', count: 7 }],
    // Attribute 196 of a recorded Seagate disk.
    ['with more in its upper words', 53_416_508_262_463, '2111 (12437 0)', { type: 'packed', count: 2_111 }],
    ['in three words has the count in the last', 0, '1 2 3', { type: 'packed', count: 3 }],
    ['too large for a count', 53_416_508_262_463, '53416508262463', { type: 'unknown' }],
    ['with an empty lowest word', 131_072, '131072', { type: 'unknown' }],
    ['of all ones', 4_294_967_295, '4294967295', { type: 'unknown' }],
    ['with a print that is no number', 3, '0x03ffffff', { type: 'unknown' }],
    ['of a time', 1, '12h+03m+04.5s', { type: 'unknown' }],
    ['that is not there', undefined, undefined, { type: 'unknown' }],
  ])('%s', (_, value, text, expected) => {
    expect(rawCount(value, text)).toEqual(expected);
  });

  it('whatever stands there gives a count that is one, or none', () => {
    fc.assert(
      fc.property(
        fc.option(fc.double(), { nil: undefined }),
        fc.option(fc.string(), { nil: undefined }),
        (value, text) => {
          const count = rawCount(value, text);
          if (count.type !== 'unknown') expect(Number.isSafeInteger(count.count) && count.count >= 0).toBe(true);
        },
      ),
    );
  });
});

it.each([
  [4_295_032_833, 1],
  [65_537, 1],
  [0x0001_0002_0003, 3],
])('timeouts packed by Seagate: %d is %d', (value, count) => {
  expect(threeWords(value)).toEqual({ type: 'packed', count });
});

it('three words of which a smaller class is larger are no timeouts', () => {
  expect(threeWords(0x0003_0002_0001)).toEqual({ type: 'unknown' });
});
