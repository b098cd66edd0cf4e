import { describe, expect, it } from 'vitest';
import { defaultPlanPolicy, type PlanPolicy } from '../options/plan-policy.ts';
import { defaultPrices } from '../options/prices.ts';
import { defaultPolicy } from '../policy.ts';
import { type MadePc, madeDevice, valuedOf } from '../testing/made-device.ts';
import { candidatesOf } from './candidate.ts';
import { makePlan } from './make-plan.ts';
import type { PlanInput, Spending } from './plan.ts';

const MILLION = 1_000_000;
const slots = [{ gb: 4, type: 'DDR4' }, { gb: 0 }];
const tight: MadePc = { memoryGb: 4, slots, disk: 'hdd', processor: 'i5-12400', build: '26200' };
const old: MadePc = { memoryGb: 8, disk: 'ssd', processor: 'i5-4570', build: '19045' };
const sound: MadePc = { memoryGb: 16, disk: 'ssd', processor: 'i5-12400', build: '26200' };
const devices = valuedOf([
  madeDevice(tight, 1, { role: 'counter' }),
  madeDevice(tight, 2),
  madeDevice(old, 3),
  madeDevice(sound, 4, { role: 'counter' }),
  madeDevice(tight, 5, { communeCode: '00007' }),
]);
const inputOf = (spending: Spending, more: Partial<PlanPolicy> = {}): PlanInput => {
  const policy = { ...defaultPlanPolicy, moves: 'none', ...more } as const;
  const basis = { prices: defaultPrices, policy, priorityPolicy: defaultPolicy };
  return {
    madeOn: '2026-11-26',
    listPolicy: { version: '3', date: '2026-11-26' },
    spending,
    policy,
    prices: defaultPrices,
    candidates: candidatesOf(devices, [], () => ({}), basis),
  };
};
const planFor = (spending: Spending, more: Partial<PlanPolicy> = {}) => {
  const answer = makePlan(inputOf(spending, more));
  if (!answer.ok) throw new Error(JSON.stringify(answer.trouble));
  return answer.plan;
};
const common = (millions: number): Spending => ({ kind: 'together', years: [{ common: millions * MILLION }] });
const bought = (plan: ReturnType<typeof planFor>) => plan.lines.map(({ number, measure }) => `${number} ${measure}`);

it('spends little money at the counter first, and says what everybody else gets and why', () => {
  const plan = planFor(common(4));
  expect(bought(plan)[0]).toMatch(/^1 /);
  expect(plan.cost.parts).toBeLessThanOrEqual(4 * MILLION);
  expect(plan.communes).toMatchObject([
    { commune: '00004', devices: 4 },
    { commune: '00007', devices: 1 },
  ]);
  expect(plan.notChosen.find(({ number }) => number === 4)).toMatchObject({ because: 'nothing-makes-sense' });
  expect(plan.notChosen.find(({ number }) => number === 3)).toMatchObject({ because: 'less-for-money' });
  expect(plan.coverage.measured).toBe(5);
});

it('tells what a tenth more would buy and what falls out if prices rise', () => {
  const { withTenthMore, ifPricesRise, minutes } = planFor(common(5));
  expect(withTenthMore).toMatchObject({ possible: true });
  expect(ifPricesRise.possible && ifPricesRise.minutes).toBeLessThan(minutes);
  expect(ifPricesRise.possible && ifPricesRise.goesOut.length).toBeGreaterThan(0);
  expect(withTenthMore.possible && withTenthMore.minutes).toBeGreaterThanOrEqual(minutes);
});

it('replaces what runs no supported system first where the policy says so', () => {
  expect(bought(planFor(common(16)))).not.toContain('3 replacement');
  const plan = planFor(common(16), { replaceUnsupportedFirst: true });
  expect(plan.lines.find(({ number }) => number === 3)).toMatchObject({ measure: 'replacement', isMandatory: true });
  expect(bought(plan)).toContain('1 ssd');
});

it('a sum a commune is spent there alone, and the sums are added up', () => {
  const years = [{ common: 2 * MILLION }];
  const plan = planFor({ kind: 'each', communes: ['00004', '00007'].map((commune) => ({ commune, years })) });
  expect(bought(plan)).toHaveLength(2);
  for (const { cost } of plan.communes) expect(cost.parts).toBeLessThanOrEqual(2 * MILLION);
});

it('in whatever order the PCs came the plan is the same, with all rules and over three years', () => {
  const many = Array.from({ length: 24 }, (_, n) =>
    madeDevice([tight, old, sound][n % 3] as MadePc, n + 1, {
      ...{
        role: n % 4 === 0 ? 'counter' : 'office',
        communeCode: n % 5 === 0 ? '00007' : '00004',
        siteId: `s${n % 2}`,
      },
    }),
  );
  const policy: PlanPolicy = {
    ...{
      ...defaultPlanPolicy,
      moves: 'province',
      wholeCounters: true,
      replaceUnsupportedFirst: true,
      replacementsMax: 4,
    },
    communes: { '00007': { floor: 3 * MILLION }, '00004': { cap: 90 * MILLION } },
  };
  const prices = { ...defaultPrices, bulk: [{ item: 'ssd-256gb', from: 3, discount: 100_000 } as const] };
  const year = { parts: 8 * MILLION, assets: 30 * MILLION };
  const spendings: readonly Spending[] = [
    { kind: 'together', years: [year, year, year] },
    { kind: 'each', communes: ['00004', '00007'].map((commune) => ({ commune, years: [year, year, year] })) },
  ];
  const made = (devices: typeof many, spending: Spending) => {
    const candidates = candidatesOf(valuedOf(devices), [], () => ({}), {
      prices,
      policy,
      priorityPolicy: defaultPolicy,
    });
    const answer = makePlan({ ...inputOf(spending), policy, prices, candidates });
    if (!answer.ok) throw new Error(JSON.stringify(answer.trouble));
    return answer.plan;
  };
  const orders = [
    [...many].reverse(),
    [...many.slice(7), ...many.slice(0, 7)],
    many.toSorted((a, b) => (a.number % 7) - (b.number % 7)),
  ];
  for (const spending of spendings) {
    const plan = made(many, spending);
    expect(plan.lines.length).toBeGreaterThan(3);
    for (const order of orders) expect(made(order, spending)).toEqual(plan);
  }
});

it('a floor that a commune cannot spend is trouble, and names it', () => {
  const answer = makePlan(inputOf(common(100), { communes: { '00007': { floor: 90 * MILLION } } }));
  expect(answer).toMatchObject({ ok: false, trouble: { kind: 'floor-above-options', commune: '00007' } });
});

it('assumed prices, estimates, and a sum larger than everything are warned of', () => {
  const { warnings, staysUnspent, cost } = planFor(common(1_000));
  expect(staysUnspent).toBe(1_000 * MILLION - cost.parts - cost.assets);
  expect(warnings).toEqual(['prices-assumed', 'mostly-estimated', 'more-than-everything']);
});

describe('whole counters', () => {
  const counters = valuedOf([
    madeDevice(tight, 1, { role: 'counter', siteId: 's1' }),
    madeDevice(tight, 2, { role: 'counter', siteId: 's1' }),
    madeDevice(tight, 3, { role: 'counter', siteId: 's2' }),
    madeDevice(tight, 4, { role: 'office', siteId: 's1' }),
    madeDevice(sound, 5, { role: 'counter', siteId: 's1' }),
  ]);
  const bundles = (wholeCounters: boolean) => {
    const policy = { ...defaultPlanPolicy, moves: 'none', wholeCounters } as const;
    const basis = { prices: defaultPrices, policy, priorityPolicy: defaultPolicy };
    return candidatesOf(counters, [], () => ({}), basis).map(({ number, bundle }) => [number, bundle]);
  };

  it('are the PCs of the counters of one site that something can be bought for', () => {
    expect(bundles(true)).toEqual([
      [1, '00004 s1'],
      [2, '00004 s1'],
      [3, '00004 s2'],
      [4, undefined],
      [5, undefined],
    ]);
    expect(bundles(false).every(([, bundle]) => bundle === undefined)).toBe(true);
  });

  it('get something each or nothing at all', () => {
    const policy = { ...defaultPlanPolicy, moves: 'none', wholeCounters: true } as const;
    const basis = { prices: defaultPrices, policy, priorityPolicy: defaultPolicy };
    const candidates = candidatesOf(counters, [], () => ({}), basis);
    for (const millions of [1, 2, 3, 4, 5, 6, 8]) {
      const answer = makePlan({ ...inputOf(common(millions)), policy, candidates });
      if (!answer.ok) throw new Error(JSON.stringify(answer.trouble));
      const numbers = answer.plan.lines.map(({ number }) => number);
      expect([millions, numbers.includes(1)]).toEqual([millions, numbers.includes(2)]);
    }
  });
});
