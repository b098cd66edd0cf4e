import { expect, it } from 'vitest';
import { type RankedEquipment, rankEquipment } from '../rank-equipment.ts';
import { defaultPlanPolicy } from './plan-policy.ts';
import { defaultPrices } from './prices.ts';
import { optionsOfSite } from './site-options.ts';

const options = (more: Partial<RankedEquipment>) => {
  const base: RankedEquipment = {
    device: 'a',
    number: 1,
    communeCode: '00004',
    kind: 'switch',
    coverage: 'declared',
    peopleBehind: 20,
    conditions: [],
  };
  const [row] = rankEquipment([{ ...base, ...more }], { workingMonthMinutes: 10_080 });
  return row === undefined ? [] : optionsOfSite(row, defaultPrices, defaultPlanPolicy);
};
const slow = [
  {
    code: 'equipment-port-slow',
    level: 'ageing',
    component: 'network-card',
    parameters: { port: '1', speedMbps: 100 },
  },
] as const;

it('a slow switch is exchanged for one that has ports for all who are there', () => {
  expect(options({ conditions: slow })).toMatchObject([
    { measure: 'switch', items: ['switch-24', 'labour'], minutes: 57 },
  ]);
  expect(options({ conditions: slow, peopleBehind: 4 })).toMatchObject([{ items: ['switch-8', 'labour'] }]);
});

it('a line under its contract gets a second one, a router out of support a new one', () => {
  expect(
    options({ kind: 'line', speed: { measuredBitsPerSecond: 0.4 * 1e8, committedBitsPerSecond: 1e8 } }),
  ).toMatchObject([{ measure: 'second-line', lastsYears: 1 }]);
  expect(options({ kind: 'router', unsupportedSince: '2024-01-31' })).toMatchObject([{ measure: 'router' }]);
});

it('nothing is bought for what is sound, or where nobody gains', () => {
  expect(options({})).toEqual([]);
  expect(options({ conditions: slow, peopleBehind: 0 })).toEqual([]);
  expect(options({ kind: 'printer' })).toEqual([]);
});
