import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPlanPolicy, type PlanPolicy } from '../options/plan-policy.ts';
import { defaultPrices, type PriceItem } from '../options/prices.ts';
import type { Candidate, CandidateOption } from './candidate.ts';
import { SOLVE_LIMITS } from './limits.ts';
import type { PlanInput, Spending } from './plan.ts';
import { solveSpending } from './solve-spending.ts';

const MILLION = 1_000_000;
const NOW = { prices: 1, funds: 1 } as const;

const option = (measure: CandidateOption['measure'], millions: number, minutes: number, ...items: PriceItem[]) =>
  ({
    ...{ measure, items, minutes, notes: [], fund: millions >= 10 ? 'assets' : 'parts' },
    cost: { low: millions * MILLION, likely: millions * MILLION, high: millions * MILLION },
  }) as const satisfies CandidateOption;
const newPc = (minutes: number) => option('replacement', 14.5, minutes, 'pc-office');
const ram = (minutes: number) => option('ram', 2, minutes, 'ram-ddr4-8gb');
const pc = (
  device: string,
  options: readonly CandidateOption[],
  { commune = '00004', ...more }: Partial<Candidate> = {},
): Candidate => ({
  ...{ device, number: 1, commune, coverage: 'measured', minutes: 0, isEstimated: false, reasons: [], options },
  ...{ excluded: [], hasNoSupportedSystem: false, ...more },
});
const ask = (
  candidates: readonly Candidate[],
  spending: Spending,
  {
    scale = NOW,
    policy = {},
    ...more
  }: { scale?: typeof NOW | object; policy?: Partial<PlanPolicy> } & Partial<Omit<PlanInput, 'policy'>> = {},
) => {
  const input: PlanInput = {
    ...{ madeOn: '2026-11-26', listPolicy: { version: '5', date: '2026-11-27' }, prices: defaultPrices },
    ...{ spending, candidates, communeCodes: ['00004', '00007', '00010'], ...more },
    policy: { ...defaultPlanPolicy, ...policy },
  };
  return solveSpending(input, { ...NOW, ...scale }, undefined, SOLVE_LIMITS);
};
const bought = (answer: ReturnType<typeof ask>) => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.trouble));
  return answer.solution.chosen.map(({ device, option: name }) => `${device} ${name}`).sort();
};
const common = (...millions: readonly number[]): Spending => ({
  kind: 'together',
  years: millions.map((sum) => ({ common: sum * MILLION })),
});
const each = (sums: Readonly<Record<string, number>>): Spending => ({
  kind: 'each',
  communes: Object.entries(sums).map(([commune, sum]) => ({ commune, years: [{ common: sum * MILLION }] })),
});

describe('prices that rise', () => {
  it('put a PC above its ceiling, and then it is not bought', () => {
    const candidates = [pc('a', [ram(50), newPc(900)])];
    expect(bought(ask(candidates, common(30)))).toEqual(['a replacement']);
    expect(bought(ask(candidates, common(30), { scale: { prices: 1.3 } }))).toEqual(['a replacement']);
    expect(bought(ask(candidates, common(30), { scale: { prices: 1.5 } }))).toEqual(['a ram']);
  });

  it('take the discounts for many with them', () => {
    const prices = { ...defaultPrices, bulk: [{ item: 'ram-ddr4-8gb', from: 2, discount: MILLION } as const] };
    const answer = ask([pc('a', [ram(50)]), pc('b', [ram(50)])], common(9), { prices, scale: { prices: 1.5 } });
    expect(answer.ok && answer.solution.cost.parts).toBe(3 * MILLION);
  });
});

describe('a limit of new PCs with a sum a commune', () => {
  const candidates = [
    pc('a', [newPc(900)]),
    pc('b', [ram(20), newPc(500)]),
    pc('c', [newPc(700)], { commune: '00007' }),
    pc('d', [newPc(100)], { commune: '00007' }),
  ];
  const sums = each({ '00004': 40, '00007': 40 });

  it('holds for all together, for those that recover most', () => {
    expect(bought(ask(candidates, sums))).toHaveLength(4);
    const answer = ask(candidates, sums, { policy: { replacementsMax: 2 } });
    expect(bought(answer)).toEqual(['a replacement', 'b ram', 'c replacement']);
    expect(answer.ok && answer.solution.bound).toBeGreaterThanOrEqual(900 + 20 + 700);
  });

  it('leaves a commune what it needs for its floor, and tells where that is too many', () => {
    const communes = { '00007': { floor: 28 * MILLION } };
    expect(bought(ask(candidates, sums, { policy: { replacementsMax: 2, communes } }))).toEqual([
      'b ram',
      'c replacement',
      'd replacement',
    ]);
    expect(ask(candidates, sums, { policy: { replacementsMax: 1, communes } })).toMatchObject({
      ok: false,
      trouble: { kind: 'floors-against-rule', communes: ['00007'], rule: 'replacementsMax' },
    });
  });
});

it('a limit of new PCs with a sum a commune: never above the stated bound, and near the best of all choices', () => {
  const anyPc = fc.record({
    commune: fc.constantFrom('00004', '00007'),
    ram: fc.integer({ min: 1, max: 800 }),
    more: fc.integer({ min: 1, max: 500 }),
  });
  const gaps: number[] = [];
  fc.assert(
    fc.property(
      fc.array(anyPc, { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 2, max: 45 }),
      fc.integer({ min: 0, max: 3 }),
      (pcs, millions, replacementsMax) => {
        const candidates = pcs.map(({ commune, ram: by, more }, n) =>
          pc(`pc ${n}`, [ram(by), newPc(by + more)], { commune }),
        );
        const answer = ask(candidates, each({ '00004': millions, '00007': 30 }), { policy: { replacementsMax } });
        if (!answer.ok) throw new Error(JSON.stringify(answer.trouble));
        const best = bestOf(candidates, { '00004': millions * MILLION, '00007': 30 * MILLION }, replacementsMax);
        const { minutes, bound, chosen } = answer.solution;
        expect(chosen.filter(({ option: name }) => name === 'replacement').length).toBeLessThanOrEqual(replacementsMax);
        expect(minutes).toBeLessThanOrEqual(best + 1e-6);
        expect(bound).toBeGreaterThanOrEqual(best - 1e-6);
        gaps.push(best === 0 ? 0 : (best - minutes) / best);
      },
    ),
    { numRuns: 300 },
  );
  expect(gaps.sort((a, b) => a - b)[Math.floor(gaps.length * 0.9)]).toBeLessThan(0.01);
});

/** Every choice of every PC. */
function bestOf(
  candidates: readonly Candidate[],
  sums: Readonly<Record<string, number>>,
  replacementsMax: number,
  place = 0,
): number {
  const candidate = candidates[place];
  if (candidate === undefined) return 0;
  let best = bestOf(candidates, sums, replacementsMax, place + 1);
  for (const { measure, cost, minutes } of candidate.options) {
    const left = (sums[candidate.commune] ?? 0) - cost.likely;
    const places = replacementsMax - Number(measure === 'replacement');
    if (left < 0 || places < 0) continue;
    best = Math.max(best, minutes + bestOf(candidates, { ...sums, [candidate.commune]: left }, places, place + 1));
  }
  return best;
}

describe('a floor for a commune', () => {
  const candidates = [pc('a', [ram(50)])];
  const floorIn = (code: string) => ({ policy: { communes: { [code]: { floor: MILLION } } } });

  it('that there is not is refused by its code', () => {
    const trouble = { kind: 'unknown-communes', communes: ['99999'] };
    expect(ask(candidates, common(9), floorIn('99999'))).toMatchObject({ ok: false, trouble });
    expect(ask(candidates, each({ '00004': 9 }), floorIn('99999'))).toMatchObject({ ok: false, trouble });
  });

  it('with nothing to buy is above its options', () => {
    const trouble = { kind: 'floor-above-options', commune: '00010', most: 0 };
    expect(ask(candidates, common(9), floorIn('00010'))).toMatchObject({ ok: false, trouble });
    expect(ask(candidates, each({ '00010': 9 }), floorIn('00010'))).toMatchObject({ ok: false, trouble });
  });

  it('is none of a plan for another commune', () => {
    expect(bought(ask(candidates, common(9), { ...floorIn('00010'), commune: '00004' }))).toEqual(['a ram']);
  });
});

describe('PCs without a supported system, which are replaced first', () => {
  const first = { replaceUnsupportedFirst: true } as const;
  const dead = { hasNoSupportedSystem: true } as const;
  const counter = { bundle: '00004 site' } as const;

  it('take the rest of a whole counter with them', () => {
    const candidates = [pc('a', [newPc(500)], { ...dead, ...counter }), pc('b', [ram(1)], counter), pc('c', [ram(90)])];
    expect(bought(ask(candidates, common(17), { policy: first }))).toEqual(['a replacement', 'b ram']);
    expect(bought(ask(candidates, common(19), { policy: first }))).toEqual(['a replacement', 'b ram', 'c ram']);
  });

  it('wait where the money does not hold the whole counter', () => {
    const candidates = [pc('a', [newPc(500)], { ...dead, ...counter }), pc('b', [ram(1)], counter)];
    expect(bought(ask(candidates, common(16), { policy: first }))).toEqual([]);
  });

  it('at a counter, of which one may not be replaced, gets what there is for it', () => {
    const candidates = [
      pc('a', [newPc(500)], { ...dead, ...counter }),
      pc('b', [option('cable', 0.3, 5, 'cable')], { ...dead, ...counter }),
    ];
    const answer = ask(candidates, common(16), { policy: first });
    expect(bought(answer)).toEqual(['a replacement', 'b cable']);
    expect(answer.ok && [...answer.mandatory]).toEqual(['a']);
  });

  it('and leave nothing for a floor clash with it, not the floors with each other', () => {
    const candidates = [pc('a', [newPc(500)], dead), pc('b', [ram(50)], { commune: '00007' })];
    const floor = (millions: number) => ({ communes: { '00007': { floor: millions * MILLION } } });
    expect(bought(ask(candidates, common(15), { policy: floor(2) }))).toEqual(['b ram']);
    expect(ask(candidates, common(15), { policy: { ...first, ...floor(2) } })).toMatchObject({
      ok: false,
      trouble: { kind: 'floors-against-rule', communes: ['00007'], rule: 'replaceUnsupportedFirst' },
    });
    expect(ask(candidates, common(15), { policy: { ...first, ...floor(3) } })).toMatchObject({
      trouble: { kind: 'floor-above-options' },
    });
  });
});
