import { expect, it } from 'vitest';
import { defaultPlanPolicy } from '../options/plan-policy.ts';
import type { Candidate } from './candidate.ts';
import type { PlanInput, PlanLine, Spending } from './plan.ts';
import { whyNotChosen } from './why-not-chosen.ts';

const MILLION = 1_000_000;
const priced = (likely: number) => ({ low: likely, likely, high: likely });
interface Made {
  readonly device: string;
  readonly fund: 'parts' | 'assets';
  /** Minutes for a million. */
  readonly rate: number;
  readonly cost?: number;
  readonly commune?: string;
  readonly bundle?: string;
  readonly year?: number;
  readonly isMandatory?: boolean;
}
const candidate = ({ device, fund, rate, cost = MILLION, commune = '00004', bundle }: Made): Candidate => ({
  ...{ device, number: 1, commune, coverage: 'measured', minutes: 0, isEstimated: false, reasons: [] },
  options: [{ measure: 'ram', items: [], cost: priced(cost), fund, minutes: (rate * cost) / MILLION, notes: [] }],
  excluded: [],
  hasNoSupportedSystem: false,
  ...(bundle === undefined ? {} : { bundle }),
});
const line = ({ device, fund, rate, commune = '00004', year = 0, isMandatory = false }: Made): PlanLine => ({
  ...{ device, number: 1, commune, measure: 'ram', fund, cost: MILLION, costLow: MILLION, costHigh: MILLION },
  ...{ minutes: rate, year, notes: [], isMandatory },
});
const two: Spending = { kind: 'together', years: [{ parts: 9 * MILLION, assets: 9 * MILLION }] };
const why = (
  bought: readonly Made[],
  left: Made,
  spending: Spending = two,
  policy: Partial<PlanInput['policy']> = {},
) => {
  const candidates = new Map([...bought, left].map((one) => [one.device, candidate(one)]));
  const input = { spending, policy: { ...defaultPlanPolicy, ...policy } };
  return whyNotChosen(input, candidates, bought.map(line))[0]?.because;
};

const cheapPart: Made = { device: 'part', fund: 'parts', rate: 10 };
const pc: Made = { device: 'pc', fund: 'assets', rate: 200 };
/** More than any sum leaves of which something was bought. */
const left: Made = { device: 'left', fund: 'assets', rate: 100, cost: 9 * MILLION };

it('money competes within its own fund: a poor purchase of parts says nothing of new PCs', () => {
  expect(why([cheapPart, pc], left)).toBe('less-for-money');
  expect(why([cheapPart, pc], { ...left, rate: 300 })).toBe('does-not-fit');
  expect(why([cheapPart], left)).toBe('does-not-fit');
  expect(why([cheapPart, pc], left, { kind: 'together', years: [{ common: 9 * MILLION }] })).toBe('does-not-fit');
});

it('of several years each one must have bought better', () => {
  const year = { parts: 9 * MILLION, assets: 9 * MILLION };
  const spending: Spending = { kind: 'together', years: [year, year] };
  expect(why([pc], left, spending)).toBe('does-not-fit');
  expect(why([pc, { ...pc, device: 'later', year: 1 }], left, spending)).toBe('less-for-money');
});

it('what a rule forced says nothing of the money', () => {
  const poor: Made = { device: 'poor', fund: 'assets', rate: 1, commune: '00007' };
  expect(why([pc, poor], left)).toBe('does-not-fit');
  expect(why([pc, poor], left, two, { communes: { '00007': { floor: MILLION } } })).toBe('less-for-money');
  expect(why([pc, { ...poor, isMandatory: true }], left)).toBe('less-for-money');
  expect(
    why(
      [
        { ...pc, rate: 400, bundle: 'counter' },
        { ...poor, bundle: 'counter' },
      ],
      left,
    ),
  ).toBe('less-for-money');
});

it('with a sum a commune its own lines are what counts', () => {
  const years = [{ parts: 9 * MILLION, assets: 9 * MILLION }];
  const spending: Spending = { kind: 'each', communes: ['00004', '00007'].map((commune) => ({ commune, years })) };
  const poor: Made = { device: 'poor', fund: 'assets', rate: 1, commune: '00007' };
  expect(why([pc, poor], left, spending)).toBe('less-for-money');
});

it('where the money that is left would pay for it, a rule stands in the way, such as a limit of new PCs', () => {
  expect(why([pc], left)).toBe('less-for-money');
  expect(why([pc], { ...left, cost: 8 * MILLION })).toBe('does-not-fit');
  const years = [{ common: 9 * MILLION }];
  expect(why([cheapPart], { ...left, rate: 5, cost: 8 * MILLION }, { kind: 'together', years })).toBe('does-not-fit');
});
