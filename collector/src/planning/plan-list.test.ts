import {
  type Candidate,
  cheapestPc,
  type DraftPlan,
  defaultPlanPolicy,
  defaultPrices,
  draftPlan,
  type PlanPolicy,
  planWhatIf,
} from '@mach/priority';
import { expect, it } from 'vitest';
import { planList, whatIfRow } from './plan-list.ts';

const candidate = (number: number, more: Partial<Candidate> = {}): Candidate => ({
  device: String(number).padStart(32, '0'),
  number,
  commune: '00001',
  label: `Máy ${number}`,
  role: 'counter',
  coverage: 'measured',
  minutes: 100,
  isEstimated: false,
  reasons: [{ code: 'too-little-memory', parameters: { memoryBytes: 1, recommendedBytes: 2 }, minutesPerMonth: 100 }],
  options: [
    {
      measure: 'ram',
      items: [],
      cost: { low: 1, likely: 2_000_000, high: 3_000_000 },
      fund: 'parts',
      minutes: 80,
      notes: [],
    },
  ],
  excluded: [{ measure: 'ssd', because: 'system-disk-is-ssd' }],
  hasNoSupportedSystem: false,
  ...more,
});
const asset = { life: 'unknown', quota: 'unknown', unknown: ['no-register', 'no-posts'] } as const;
const candidates = [candidate(1, { asset }), candidate(2, { options: [] }), candidate(3)];
const input = (common: number, communes = {}) => ({
  madeOn: '2026-11-26',
  listPolicy: { version: '3', date: '2026-11-26' },
  spending: { kind: 'together', years: [{ common }] } as const,
  policy: { ...defaultPlanPolicy, communes },
  prices: defaultPrices,
  candidates,
});

it('says of each line whom it is for and why, and of who gets nothing what was ruled out', () => {
  const made = draftPlan(input(2_000_000));
  const { lines, left } = planList((made as { plan: DraftPlan }).plan, candidates);
  expect(lines).toMatchObject([
    {
      number: 1,
      label: 'Máy 1',
      role: 'counter',
      measure: 'ram',
      cost: 2_000_000,
      asset,
      reasons: [{ code: 'too-little-memory' }],
    },
  ]);
  expect(left).toMatchObject([
    { number: 2, because: 'nothing-makes-sense', excluded: [{ measure: 'ssd', because: 'system-disk-is-ssd' }] },
    { number: 3, because: 'does-not-fit', minutesPerMillion: 40 },
  ]);
});

it('names the device that gives its place in a move', () => {
  const move = {
    measure: 'move',
    items: [],
    cost: { low: 1, likely: 1, high: 1 },
    fund: 'parts',
    minutes: 9,
    notes: [],
  } as const;
  const all = [candidate(1, { options: [{ ...move, from: candidate(2).device }] }), candidate(2, { options: [] })];
  const made = draftPlan({ ...input(10), candidates: all });
  expect(planList((made as { plan: DraftPlan }).plan, all).lines).toMatchObject([{ measure: 'move', fromNumber: 2 }]);
});

it('counts what falls out when prices rise, and says why where there is no plan', () => {
  const { prices, policy } = input(0);
  const basis = { prices, policy };
  const row = whatIfRow(planWhatIf(input(2_000_000)), basis);
  expect(row).toMatchObject({
    minutes: 80,
    ifPricesRise: { minutes: 0, goesOut: { count: 1, first: [{ number: 1 }] } },
  });
  expect(row.ifPricesFall).toMatchObject({ minutes: 160, comesIn: { count: 1 } });
  const none = whatIfRow(planWhatIf(input(2_000_000, { '00001': { floor: 9_000_000_000 } })), basis);
  expect(none).toMatchObject({ trouble: { kind: 'floor-above-options', commune: '00001' } });
});

it('says where no new PC is left below the ceiling when prices rise, and only where the plan loses one', () => {
  const pc = candidate(4, {
    options: [
      {
        measure: 'replacement',
        items: [],
        cost: { low: 14_000_000, likely: 15_000_000, high: 16_000_000 },
        fund: 'assets',
        minutes: 90,
        notes: [],
      },
    ],
  });
  const risen = (policy: PlanPolicy, chosen: readonly Candidate[]) => {
    const made = { ...input(20_000_000), policy, candidates: chosen };
    return whatIfRow(planWhatIf(made), made).aboveCeiling;
  };
  const tight = { ...defaultPlanPolicy, replacementCeiling: 16_000_000 };
  const cheapest = cheapestPc(defaultPrices) * 1.5;
  expect(cheapest).toBeGreaterThan(tight.replacementCeiling);
  expect(risen(tight, [pc])).toEqual({ cheapest, ceiling: 16_000_000 });
  expect(risen(tight, [candidate(1)])).toBeUndefined();
  expect(risen({ ...tight, replacementCeiling: cheapest }, [pc])).toBeUndefined();
});
