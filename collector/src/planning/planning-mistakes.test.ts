import { defaultPlanPolicy, defaultPrices } from '@mach/priority';
import { expect, it } from 'vitest';
import { planningMistakes } from './planning-mistakes.ts';

const world = { registry: { planningFiles: new Map() }, now: Date.parse('2026-11-27T08:00:00+07:00') };
const mistakes = (kind: 'prices' | 'policy', value: object) => planningMistakes(kind, JSON.stringify(value), world);

it('finds none in what came with the program', () => {
  expect([...mistakes('prices', defaultPrices), ...mistakes('policy', defaultPlanPolicy)]).toEqual([]);
});

it('names the place of a mistake, and does not look for rules that clash in what can’t be read', () => {
  const problems = mistakes('policy', { ...defaultPlanPolicy, minutesMin: -1, replacementCeiling: 0 });
  expect(problems.map(({ path }) => path)).toEqual(['minutesMin']);
});

it('names both of two rules that can’t both hold, in criteria and between prices and criteria', () => {
  expect(mistakes('policy', { ...defaultPlanPolicy, replacementCeiling: 0 })).toMatchObject([
    { path: 'replacementCeiling', against: { path: 'assetFrom' } },
  ]);
  const configured = { policy: { ...defaultPlanPolicy, replaceUnsupportedFirst: true } };
  const dear = { low: 30_000_000, likely: 30_000_000, high: 30_000_000 };
  const prices = { ...defaultPrices, items: { ...defaultPrices.items, 'pc-office': dear, 'pc-counter': dear } };
  expect(planningMistakes('prices', JSON.stringify(prices), { ...world, configured })).toMatchObject([
    { path: 'replaceUnsupportedFirst', against: { path: 'replacementCeiling' } },
  ]);
});
