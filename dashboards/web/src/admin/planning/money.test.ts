import { expect, it } from 'vitest';
import { moneyOf, shownMoney, tidiedMoney, wrongMoney } from './money.ts';

it.each([
  ['1.500.000', 1_500_000],
  [' 1500000 ', 1_500_000],
  ['1,500,000 đ', 1_500_000],
  ['1 500 000', 1_500_000],
  ['1,5 triệu', 1_500_000],
  ['1.5 tr', 1_500_000],
  ['2 tỷ', 2_000_000_000],
  ['0', 0],
  ['1.500,000', undefined],
  ['1,5', undefined],
  ['15.00', undefined],
  ['-5', undefined],
  ['12 usd', undefined],
  ['0,0000001 triệu', undefined],
  ['', undefined],
])('%j is %j đồng', (typed, dong) => {
  expect(moneyOf(typed)).toBe(dong);
});

it('shows money as it can be typed again', () => {
  for (const dong of [0, 999, 1_000, 14_500_000, 100_000_000_000_000]) expect(moneyOf(shownMoney(dong))).toBe(dong);
  expect(shownMoney(14_500_000)).toBe('14.500.000');
  expect(tidiedMoney('14,5 triệu')).toBe('14.500.000');
  expect(tidiedMoney('mười')).toBe('mười');
});

it('says why something is no money', () => {
  expect([' ', 'x', '2.000', '900'].map((typed) => wrongMoney(typed, 1_000))).toEqual([
    'required',
    'money-form',
    'money-above',
    undefined,
  ]);
});
