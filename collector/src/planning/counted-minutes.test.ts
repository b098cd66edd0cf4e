import type { Spending } from '@mach/priority';
import { describe, expect, it } from 'vitest';
import { frozenPlan, madeCandidate } from '../testing/made-plan.ts';
import { sumOfMinutes, wholesThatAddUp } from './counted-minutes.ts';

const year = { common: 1_500_000 };
const candidates = [1, 2, 3, 4].map((number) => madeCandidate(number, number < 3 ? '00004' : '00007'));

it.each<[string, Spending]>([
  ['one year', { kind: 'together', years: [{ common: 3_000_000 }] }],
  ['three years', { kind: 'together', years: [year, year, year] }],
  [
    'a sum a commune and year',
    {
      kind: 'each',
      communes: [
        { commune: '00004', years: [year, year] },
        { commune: '00007', years: [year, year] },
      ],
    },
  ],
])('what the lines of a plan count for adds up to its minutes: %s', (_, spending) => {
  const { plan } = frozenPlan({ spending, candidates });
  expect(sumOfMinutes(plan.lines, spending)).toBeCloseTo(plan.minutes, 6);
});

describe('whole numbers of a table', () => {
  it.each([
    [[], []],
    [
      [1, 2],
      [1, 2],
    ],
    [
      [33.4, 33.4, 33.4],
      [34, 33, 33],
    ],
    [
      [0.5, 0.5],
      [1, 0],
    ],
    [
      [10.2, 5.7, 1.6],
      [10, 6, 2],
    ],
  ])('%j are %j', (values, wholes) => {
    expect(wholesThatAddUp(values)).toEqual(wholes);
  });
});
