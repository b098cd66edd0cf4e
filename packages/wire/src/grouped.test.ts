import { expect, it } from 'vitest';
import { grouped } from './grouped.ts';

it('keeps the order of the values and of the first of each key', () => {
  expect([...grouped([3, 4, 1, 6], (value) => value % 2)]).toEqual([
    [1, [3, 1]],
    [0, [4, 6]],
  ]);
});
