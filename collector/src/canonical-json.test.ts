import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

it.each<[string, unknown, unknown]>([
  ['objects whatever the order of their keys', { a: 1, b: { d: 2, c: 3 } }, { b: { c: 3, d: 2 }, a: 1 }],
  [
    'maps whatever the order of their entries',
    new Map([
      ['a', 1],
      ['b', 2],
    ]),
    new Map([
      ['b', 2],
      ['a', 1],
    ]),
  ],
  ['a key that is undefined and one that is not there', { a: 1, b: undefined }, { a: 1 }],
])('gives equal text for %s', (_what, left, right) => {
  expect(canonicalJson(left)).toBe(canonicalJson(right));
});

it.each<[string, unknown, unknown]>([
  ['lists in another order', [1, 2], [2, 1]],
  ['null and a key that is not there', { a: null }, {}],
  ['a number and its text', { a: 1 }, { a: '1' }],
])('tells %s apart', (_what, left, right) => {
  expect(canonicalJson(left)).not.toBe(canonicalJson(right));
});

it('is JSON, and ends on what is nested without end', () => {
  expect(JSON.parse(canonicalJson({ text: 'xã "A"', list: [true, null] }))).toEqual({
    text: 'xã "A"',
    list: [true, null],
  });
  let deep: unknown = 1;
  for (let i = 0; i < 100_000; i++) deep = [deep];
  expect(canonicalJson(deep)).toContain('…');
});
