import { expect, it } from 'vitest';
import { makeProvince } from '../province.ts';
import { drawRates, surroundingsOf } from './surroundings.ts';

const province = makeProvince({ seed: 2, communes: 60 });

it('gives each seed its own mixture, within what provinces may be like', () => {
  const all = [1, 2, 3, 4].map(drawRates);
  expect(new Set(all.map(({ flakes }) => flakes)).size).toBe(4);
  for (const rates of all) {
    for (const [name, rate] of Object.entries(rates)) {
      expect(rate).toBeGreaterThanOrEqual(0);
      expect(rate).toBeLessThanOrEqual(name === 'sitesPerArea' ? 6 : 1);
    }
  }
});

it('leaves each site at least one PC with an agent, and joins sites to areas', () => {
  const rates = { ...drawRates(1), missingAgents: 1, sitesPerArea: 4 };
  const around = [...surroundingsOf(province, rates).values()];
  expect(around.every(({ devices }) => devices.length === 1)).toBe(true);
  expect(new Set(around.map(({ area }) => area)).size).toBe(Math.ceil(around.length / 4));
});
