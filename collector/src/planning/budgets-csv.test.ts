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
    value: {
      kind: 'each',
      communes: [
        { commune: '00004', years: [{ common: 150_000_000 }] },
        { commune: '00007', years: [{ assets: 100_000_000, parts: 20_000_000 }] },
      ],
    },
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

it('reads several years, for each commune or for all together; a year without a sum is one without money', () => {
  const head = ['commune_code', 'year', 'budget'];
  expect(
    budgetsFromRows([head, ['00007', '2028', '2 triệu'], ['00007', '2027', '1 triệu'], ['00004', '2027', '3 triệu']]),
  ).toEqual({
    ok: true,
    value: {
      kind: 'each',
      firstYear: 2027,
      communes: [
        { commune: '00007', years: [{ common: 1_000_000 }, { common: 2_000_000 }] },
        { commune: '00004', years: [{ common: 3_000_000 }, { common: 0 }] },
      ],
    },
  });
  expect(
    budgetsFromRows([
      ['year', 'budget'],
      ['2027', '1 tỷ'],
      ['2028', '2 tỷ'],
    ]),
  ).toEqual({
    ok: true,
    value: { kind: 'together', firstYear: 2027, years: [{ common: 1_000_000_000 }, { common: 2_000_000_000 }] },
  });
});

it('a sum of nothing is told with its line; one year of several may be without money', () => {
  const head = ['commune_code', 'year', 'budget', 'parts_budget'];
  const nothing = budgetsFromRows([head, ['00004', '', '5 triệu', ''], ['00007', '', '0', '0']]);
  expect(nothing).toEqual({
    ok: false,
    problems: [{ path: 'line 3, budget', found: '0 đồng', expected: 'a sum that something can be bought for' }],
  });
  expect(budgetsFromRows([head, ['', '2027', '0', ''], ['', '2028', '1 tỷ', '']])).toMatchObject({
    ok: true,
    value: { years: [{ common: 0 }, { common: 1_000_000_000 }] },
  });
});

it.each([
  ['a gap between years', [['2027'], ['2029']]],
  ['rows with and without a year', [['2027'], ['']]],
  ['more years than are planned', [['2027'], ['2028'], ['2029'], ['2030'], ['2031'], ['2032']]],
])('%s is told', (_, years) => {
  const read = budgetsFromRows([['year', 'budget'], ...years.map(([year = '']) => [year, '1 triệu'])]);
  expect(read).toMatchObject({ ok: false, problems: [{ path: 'year' }] });
});
