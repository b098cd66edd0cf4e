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
    communeCodes: ['00002', '00001'],
    now: Date.parse('2026-11-25T18:00:00Z'),
  } as const;
  const candidates = planCandidates(devices, [], asked);
  expect(planInput(candidates, asked).candidates).toHaveLength(devices.length);
  const input = planInput(candidates, { ...asked, commune: '00002' });
  expect(new Set(input.candidates.map(({ commune }) => commune))).toEqual(new Set(['00002']));
  expect(input).toMatchObject({ commune: '00002', communeCodes: ['00001', '00002'] });
  expect(input.madeOn).toBe('2026-11-26');
});

it('a PC takes along what the office’s register says of it, without the line of the register itself', () => {
  const devices = valueDevices(judgeFleet(smallFleet(), NOW).devices, defaultPolicy);
  const record = { id: '00001-1', place: 'dòng 1' };
  const asset = { record, life: 'over', quota: 'within', unknown: [] } as const;
  const registered = devices.map((one) => ({ ...one, row: { ...one.row, asset } }));
  const candidates = planCandidates(registered, [], { policy: defaultPlanPolicy, prices: defaultPrices });
  expect(candidates[0]?.asset).toEqual({ life: 'over', quota: 'within', unknown: [] });
});
