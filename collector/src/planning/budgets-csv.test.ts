import { expect, it } from 'vitest';
import { budgetsFromRows } from './budgets-csv.ts';

it('reads a sum a commune, or one for parts beside one for assets', () => {
  const rows = [
    ['commune_code', 'budget', 'parts_budget'],
    ['00004', '150 triệu', ''],
    ['00007', '100.000.000', '20 triệu'],
  ];
  expect(budgetsFromRows(rows)).toEqual({
    ok: true,
    value: [
      { commune: '00004', years: [{ common: 150_000_000 }] },
      { commune: '00007', years: [{ assets: 100_000_000, parts: 20_000_000 }] },
    ],
  });
});

it('zeros that Excel ate, a commune twice and a sum in dollars are told with their lines', () => {
  const read = budgetsFromRows([
    ['commune_code', 'budget'],
    ['4', '1 triệu'],
    ['00004', '$5'],
    ['00004', '1 tỷ'],
  ]);
  expect(read.ok ? [] : read.problems.map(({ path }) => path)).toEqual([
    'line 2, commune_code',
    'line 3, budget',
    'line 4, commune_code',
  ]);
});
