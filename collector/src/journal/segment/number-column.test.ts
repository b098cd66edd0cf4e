import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bitReader, bitWriter } from './bit-coder.ts';
import { newColumnModels, readNumbers, writeNumbers } from './number-column.ts';

function written(columns: readonly (readonly number[])[]): Uint8Array {
  const writer = bitWriter();
  const models = newColumnModels();
  for (const each of columns) writeNumbers(writer, models, each);
  return writer.end();
}

function readBack(bytes: Uint8Array, counts: readonly number[]): number[][] {
  const reader = bitReader(bytes);
  const models = newColumnModels();
  return counts.map((count) => readNumbers(reader, models, count));
}

it('gives every number back exactly', () => {
  const near = (around: fc.Arbitrary<number>) => fc.array(around, { maxLength: 40 });
  const column = fc.oneof(
    near(fc.double({ noNaN: true })),
    near(fc.maxSafeInteger()),
    near(fc.integer({ min: -3, max: 3 })),
    near(fc.integer({ min: 0, max: 99_999 }).map((each) => each / 1_000)),
    near(fc.constantFrom(0, -0, 2 ** 51, -(2 ** 51), 0.1, 1e-9, 5e-324, Number.POSITIVE_INFINITY)),
    fc.tuple(fc.double({ noNaN: true }), fc.nat(40)).map(([each, length]) => new Array<number>(length).fill(each)),
  );
  fc.assert(
    fc.property(fc.array(column, { maxLength: 12 }), (columns) => {
      const back = readBack(
        written(columns),
        columns.map((each) => each.length),
      );
      expect(back).toEqual(columns);
    }),
    { numRuns: 500 },
  );
});

it.each<[string, (row: number) => number, number]>([
  ['one that never changes', () => 17_179_869_184, 8],
  ['a counter that grows evenly', (row) => 5_000_000 + row * 60_000, 20],
  ['a share in steps of a hundredth', (row) => ((row * 7_919) % 100) / 100, 70],
])('keeps %s in few bytes', (_, numberAt, bytesMax) => {
  const column = Array.from({ length: 60 }, (_, row) => numberAt(row));
  expect(written([column]).byteLength).toBeLessThanOrEqual(bytesMax);
});

it('ends, whatever bytes it is given', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(readBack(bytes, [50, 50])).toHaveLength(2);
    }),
  );
});
