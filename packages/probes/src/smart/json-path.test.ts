import { expect, it } from 'vitest';
import { countAt, flagAt, listAt, numberAt, textAt, valueAt } from './json-path.ts';

const json = { a: { b: [{ c: 7, d: 'x', e: true, f: -1, g: 1e300 }] } };

it('finds what is there, and nothing on a path that leaves the JSON', () => {
  expect(countAt(json, 'a', 'b', 0, 'c')).toBe(7);
  expect(textAt(json, 'a', 'b', 0, 'd')).toBe('x');
  expect(flagAt(json, 'a', 'b', 0, 'e')).toBe(true);
  expect(listAt(json, 'a', 'b')).toHaveLength(1);
  expect(valueAt(json, 'a', 'x', 'y')).toBeUndefined();
  expect(valueAt(json, '__proto__')).toBeUndefined();
  expect(valueAt(null, 'a')).toBeUndefined();
});

it('a count is whole, not negative and exact; a number is finite', () => {
  expect(countAt(json, 'a', 'b', 0, 'f')).toBeUndefined();
  expect(countAt(json, 'a', 'b', 0, 'g')).toBeUndefined();
  expect(numberAt(json, 'a', 'b', 0, 'f')).toBe(-1);
});

it('a list is looked at to a limit', () => {
  expect(listAt({ many: Array(10_000).fill(0) }, 'many')).toHaveLength(256);
});
