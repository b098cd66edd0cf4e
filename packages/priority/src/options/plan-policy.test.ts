import { expect, it } from 'vitest';
import { contradictionsOf, defaultPlanPolicy } from './plan-policy.ts';
import { defaultPrices } from './prices.ts';

const clashes = (more: Partial<typeof defaultPlanPolicy>) =>
  contradictionsOf({ ...defaultPlanPolicy, ...more }).map(({ first, second }) => [first, second]);

it('the policy shipped does not contradict itself', () => {
  expect(clashes({})).toEqual([]);
});

it('tells which two rules contradict each other', () => {
  expect(clashes({ replaceUnsupportedFirst: true, replacementsMax: 0 })).toEqual([
    ['replaceUnsupportedFirst', 'replacementsMax'],
  ]);
  expect(clashes({ replacementCeiling: 9_000_000 })).toEqual([['replacementCeiling', 'assetFrom']]);
  expect(clashes({ communes: { '00004': { floor: 2, cap: 1 } } })).toEqual([
    ['communes.00004.floor', 'communes.00004.cap'],
  ]);
});

it('what must be replaced first and may cost less than any PC is a contradiction, seen with the prices', () => {
  const policy = { ...defaultPlanPolicy, replaceUnsupportedFirst: true, replacementCeiling: 12_000_000 };
  expect(contradictionsOf(policy)).toEqual([]);
  expect(contradictionsOf(policy, defaultPrices)).toMatchObject([
    { first: 'replaceUnsupportedFirst', second: 'replacementCeiling' },
  ]);
});
