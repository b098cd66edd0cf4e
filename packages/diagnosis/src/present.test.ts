import { expect, it } from 'vitest';
import { present } from './present.ts';

it('leaves out what is undefined, and nothing else that looks empty', () => {
  const found = present<{ a: number; b: string; c: boolean; d: number }>({ a: 0, b: '', c: false, d: undefined });
  expect(Object.entries(found)).toEqual([
    ['a', 0],
    ['b', ''],
    ['c', false],
  ]);
});
