import { describe, expect, it } from 'vitest';
import { firstWish, fromMillions, queryOf, sliderScale, sumOfWish, wishFrom, withFunds } from './plan-wish.ts';

const MILLION = 1_000_000;
const worthBuying = { parts: 300 * MILLION, assets: 900 * MILLION };

it.each([
  [{ budget: 5, partsBudget: 0, commune: '00004' }, 'budget=5&partsBudget=0&commune=00004'],
  [{ budget: 7 }, 'budget=7'],
])('goes into the address and comes back: %j', (wish, query) => {
  expect(queryOf(wish)).toBe(query);
  expect(wishFrom(Object.fromEntries(new URLSearchParams(query)))).toEqual(wish);
});

it.each([[{}], [{ budget: '-1' }], [{ budget: '1e9' }], [{ budget: '1.5' }]])('takes %j for no sum', (query) => {
  expect(wishFrom(query as Record<string, string>)).toBeUndefined();
});

it.each([
  [undefined, { budget: 2, partsBudget: 1 }],
  ['00004', { budget: 2, partsBudget: 1, commune: '00004' }],
  ['nowhere', { budget: 2, partsBudget: 1 }],
])('begins with the sums of the desk, for the place of the address: %s', (commune, wish) => {
  expect(firstWish({ first: { parts: 1, assets: 2 } }, commune)).toEqual(wish);
});

it('keeps the sum when two funds become one and one becomes two', () => {
  const two = { budget: 100 * MILLION, partsBudget: 20 * MILLION, commune: '00004' };
  const one = withFunds(two, false, { worthBuying });
  expect(one).toEqual({ budget: 120 * MILLION, commune: '00004' });
  expect(withFunds(two, true, { worthBuying })).toBe(two);
  const again = withFunds(one, true, { worthBuying });
  expect(again).toEqual({ budget: 90 * MILLION, partsBudget: 30 * MILLION, commune: '00004' });
  expect(sumOfWish(again)).toBe(sumOfWish(two));
});

describe('sliderScale', () => {
  it.each([
    [900 * MILLION, 0, { max: 900, step: 5 }],
    [900 * MILLION, 2_000 * MILLION, { max: 2_000, step: 5 }],
    [0, 0, { max: 1, step: 1 }],
    [61_234 * MILLION, 0, { max: 61_400, step: 200 }],
  ])('of %d and %d', (worth, sum, scale) => {
    expect(sliderScale(worth, sum)).toEqual(scale);
  });
});

it.each([
  ['150', 150 * MILLION],
  ['1,5', 1_500_000],
  [' 0 ', 0],
  ['', undefined],
  ['nhiều', undefined],
  ['-3', undefined],
])('reads %j millions', (text, dong) => {
  expect(fromMillions(text)).toBe(dong);
});
