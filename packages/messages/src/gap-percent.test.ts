import { expect, it } from 'vitest';
import { gapPercent } from './gap-percent.ts';

it.each([
  [0.00896, '0,9'],
  [0.00001, '0,1'],
  [0.003, '0,3'],
  [0.000_000_1, '0'],
  [0, '0'],
])('a gap of %d is told as a bound: %s', (gap, told) => {
  expect(gapPercent(gap, 'vi')).toBe(told);
});
