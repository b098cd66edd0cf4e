import { expect, it } from 'vitest';
import { countOf } from './typed-count.ts';

it.each([
  ['5', 5],
  [' 10.000 ', 10_000],
  ['0', undefined],
  ['10001', undefined],
  ['1,5', undefined],
  ['-1', undefined],
  ['', undefined],
])('%j is the count %j', (typed, count) => {
  expect(countOf(typed, 1, 10_000)).toBe(count);
});
