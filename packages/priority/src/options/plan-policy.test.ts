import { expect, it } from 'vitest';
import { contradictionsOf, defaultPlanPolicy } from './plan-policy.ts';

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
