import { defaultPlanPolicy, defaultPrices } from '@mach/priority';
import { expect, it } from 'vitest';
import { readConfig, showProblem } from './read.ts';

const read = (planning: unknown) => readConfig(JSON.stringify({ planning }), 'f');

it('takes sums as people write them, and the policy and prices of a province whole', () => {
  const given = {
    lastYear: { year: 2025, parts: '300 triệu', assets: 1_200_000_000 },
    policy: { ...defaultPlanPolicy, version: 'QĐ 12', communes: { '00004': { floor: 20_000_000 } } },
    prices: { ...defaultPrices, basis: 'quote', source: 'Ba báo giá' },
  };
  const found = read(given);
  expect(found.ok && found.config.planning).toEqual({
    ...given,
    lastYear: { year: 2025, parts: 300_000_000, assets: 1_200_000_000 },
  });
  expect(readConfig('', 'f')).toMatchObject({ ok: true, config: { planning: {} } });
});

it.each([
  [{ lastYear: { year: 2025, parts: '1.5 tỷ', assets: 1 } }, 'planning.lastYear.parts: found "1.5 tỷ", expected a sum'],
  [{ lastYear: { year: 25, parts: 1, assets: 1 } }, 'planning.lastYear.year: found 25, expected a year such as 2026'],
  [
    { policy: { ...defaultPlanPolicy, moves: 'abroad' } },
    'planning.policy.moves: found "abroad", expected one of none',
  ],
  [
    { policy: { ...defaultPlanPolicy, communes: { '00004': { floor: 2, cap: 1 } } } },
    'planning.policy.communes.00004.floor: found 2, expected a rule that can hold beside communes.00004.cap (1)',
  ],
  [
    {
      policy: { ...defaultPlanPolicy, replaceUnsupportedFirst: true, replacementCeiling: 11_000_000 },
      prices: defaultPrices,
    },
    'planning.policy.replaceUnsupportedFirst: found true, expected a rule that can hold beside replacementCeiling (11000000, below every PC',
  ],
  [{ budget: 1 }, 'planning.budget: found an unknown key, expected one of lastYear, policy, prices'],
])('%j: says where and what would be right', (planning, sentence) => {
  const found = read(planning);
  expect(found.ok ? [] : found.problems.map(showProblem)).toEqual([expect.stringContaining(sentence)]);
});
