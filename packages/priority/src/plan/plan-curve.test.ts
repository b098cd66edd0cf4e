import { describe, expect, it } from 'vitest';
import { defaultPlanPolicy } from '../options/plan-policy.ts';
import { defaultPrices } from '../options/prices.ts';
import { defaultPolicy } from '../policy.ts';
import { type MadePc, madeDevice, valuedOf } from '../testing/made-device.ts';
import { candidatesOf } from './candidate.ts';
import { planWhatIf } from './make-plan.ts';
import type { PlanInput } from './plan.ts';
import { planCurve } from './plan-curve.ts';

const slots = [{ gb: 4, type: 'DDR4' }, { gb: 0 }];
const tight: MadePc = { memoryGb: 4, slots, disk: 'hdd', processor: 'i5-12400', build: '26200' };
const devices = valuedOf([1, 2, 3, 4, 5, 6].map((number) => madeDevice(tight, number)));
const policy = { ...defaultPlanPolicy, moves: 'none' } as const;
const basis = { prices: defaultPrices, policy, priorityPolicy: defaultPolicy };
const input = (floor = 0, common = 9_000_000): PlanInput => ({
  madeOn: '2026-11-26',
  listPolicy: { version: '3', date: '2026-11-26' },
  spending: { kind: 'together', years: [{ common }] },
  policy: { ...policy, communes: floor === 0 ? {} : { '00004': { floor } } },
  prices: defaultPrices,
  candidates: candidatesOf(devices, [], () => ({}), basis),
});

describe('planCurve', () => {
  it('never recovers less with more money, and nothing with none', () => {
    const points = planCurve(input(), [0, 0.5, 1, 1.1, 2]);
    expect(points.map(({ share }) => share)).toEqual([0, 0.5, 1, 1.1, 2]);
    const minutes = points.map((point) => point.minutes ?? -1);
    expect(minutes[0]).toBe(0);
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
    expect(minutes.at(-1)).toBeGreaterThan(minutes[1] ?? 0);
  });

  it('has no minutes where the floors take more than there is', () => {
    expect(planCurve(input(5_000_000), [0.1, 1])).toMatchObject([{ share: 0.1 }, { minutes: expect.any(Number) }]);
    expect(planCurve(input(5_000_000), [0.1])[0]).not.toHaveProperty('minutes');
  });
});

describe('planWhatIf', () => {
  it('names what falls out when prices rise and what comes in when they fall', () => {
    const answer = planWhatIf(input());
    if (!answer.ok) throw new Error(answer.trouble.kind);
    const { minutes, ifPricesRise, ifPricesFall, withTenthMore } = answer.whatIf;
    if (!ifPricesRise.possible || !ifPricesFall.possible || !withTenthMore.possible) throw new Error('not possible');
    expect(ifPricesRise.minutes).toBeLessThan(minutes);
    expect(ifPricesRise.goesOut.length).toBeGreaterThan(0);
    expect(ifPricesFall.minutes).toBeGreaterThan(minutes);
    expect(ifPricesFall.comesIn.length).toBeGreaterThan(0);
    expect(withTenthMore.minutes).toBeGreaterThanOrEqual(minutes);
  });

  it('says which rule no longer holds', () => {
    const answer = planWhatIf(input(50_000_000));
    expect(answer).toMatchObject({ ok: false, trouble: { kind: 'floor-above-options' } });
  });
});
