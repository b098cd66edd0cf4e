import { expect, it } from 'vitest';
import { filteredList } from './list-filters.ts';

const rows = [
  { name: 'Máy 1, xã Bình Sơn', commune: '1', reasons: ['memory', 'memory', 'disk'] },
  { name: 'Máy 2, phường Hòa Xuân', commune: '2', reasons: ['disk'] },
  { name: 'Máy 12, xã Bình Sơn', commune: '1', reasons: [] },
];
const list = filteredList(
  rows,
  [
    { name: 'commune', codesOf: ({ commune }) => [commune] },
    { name: 'reason', codesOf: ({ reasons }) => reasons },
  ],
  ({ name }) => name,
);
const names = (chosen: Record<string, string>, search = '') => list.rows(chosen, search).map(({ name }) => name);

it('gives all where nothing is chosen', () => {
  expect(list.rows({ commune: '' }, ' ')).toBe(rows);
});

it('narrows by what is chosen and by what is searched, both at once', () => {
  expect(names({ commune: '1' })).toEqual(['Máy 1, xã Bình Sơn', 'Máy 12, xã Bình Sơn']);
  expect(names({ commune: '1', reason: 'disk' })).toEqual(['Máy 1, xã Bình Sơn']);
  expect(names({}, 'hoà')).toEqual(['Máy 2, phường Hòa Xuân']);
  expect(names({ commune: '1' }, 'binh son 12')).toEqual(['Máy 12, xã Bình Sơn']);
  expect(names({ commune: '3' })).toEqual([]);
});

it('counts a row once for each code, the most frequent code first', () => {
  expect(list.codes('reason')).toEqual([
    ['disk', 2],
    ['memory', 1],
  ]);
  expect(list.codes('commune')).toEqual([
    ['1', 2],
    ['2', 1],
  ]);
  expect(list.codes('unknown')).toEqual([]);
});
