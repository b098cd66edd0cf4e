import { defaultPlanPolicy, defaultPrices } from '@mach/priority';
import { describe, expect, it } from 'vitest';
import type { PlanningFile } from '../state/registry-change.ts';
import { contradictions, contradictionsOfFile } from './contradictions.ts';

const NOW = Date.parse('2026-11-27T08:00:00+07:00');
const strict = { ...defaultPlanPolicy, replaceUnsupportedFirst: true, replacementCeiling: 12_000_000 };
const cheap = {
  ...defaultPrices,
  items: { ...defaultPrices.items, 'pc-office': { low: 8_000_000, likely: 9_000_000, high: 9_500_000 } },
};
const uploaded = (kind: PlanningFile['kind'], date: string, value: object): [string, PlanningFile] => [
  kind,
  { id: kind, kind, date, name: kind, text: JSON.stringify({ ...value, date }), uploadedAt: 1 },
];

it('says where both rules stand and what they are', () => {
  expect(contradictions({ policy: strict, prices: defaultPrices }, 'policy.')).toEqual([
    {
      path: 'policy.replaceUnsupportedFirst',
      found: 'true, against replacementCeiling: 12000000, below every PC of the prices',
      expected: 'rules that can both hold',
      against: { path: 'policy.replacementCeiling', found: '12000000, below every PC of the prices' },
    },
  ]);
  expect(contradictions({ policy: strict })).toEqual([]);
});

describe('a file is held against what is in force from its day on', () => {
  const policy = { date: '2027-01-01', policy: strict };

  it('a policy against uploaded prices, configured ones, or those that came with the program', () => {
    expect(contradictionsOfFile(policy, { planningFiles: new Map() }, NOW)).toHaveLength(1);
    expect(contradictionsOfFile(policy, { planningFiles: new Map() }, NOW, { prices: cheap })).toEqual([]);
    const later = new Map([uploaded('prices', '2026-12-31', cheap)]);
    expect(contradictionsOfFile(policy, { planningFiles: later }, NOW)).toEqual([]);
    expect(contradictionsOfFile({ ...policy, date: '2026-12-01' }, { planningFiles: later }, NOW)).toHaveLength(1);
  });

  it('prices against the policy', () => {
    const planningFiles = new Map([uploaded('policy', '2026-11-01', strict)]);
    expect(contradictionsOfFile({ date: '2026-11-01', prices: cheap }, { planningFiles }, NOW)).toEqual([]);
    expect(contradictionsOfFile({ date: '2026-11-01', prices: defaultPrices }, { planningFiles }, NOW)).toHaveLength(1);
  });
});
