import { defaultPlanPolicy, defaultPolicy, defaultPrices, valueDevices } from '@mach/priority';
import { expect, it } from 'vitest';
import { judgeFleet } from '../exposition/analyse.ts';
import { NOW, smallFleet } from '../exposition/testing/small-fleet.ts';
import { planCandidates, planInput } from './plan-input.ts';

it('with a commune the plan is made of its devices alone, on the day as Vietnam has it', () => {
  const devices = valueDevices(judgeFleet(smallFleet(), NOW).devices, defaultPolicy);
  const asked = {
    spending: { kind: 'together', years: [{ common: 1 }] },
    policy: defaultPlanPolicy,
    prices: defaultPrices,
    now: Date.parse('2026-11-25T18:00:00Z'),
  } as const;
  const candidates = planCandidates(devices, [], asked);
  expect(planInput(candidates, asked).candidates).toHaveLength(devices.length);
  const input = planInput(candidates, { ...asked, commune: '00002' });
  expect(new Set(input.candidates.map(({ commune }) => commune))).toEqual(new Set(['00002']));
  expect(input.madeOn).toBe('2026-11-26');
});
