import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanChoice, PlanProblem, YearFunds } from './problem.ts';
import { solvePlan } from './solve-plan.ts';

const MILLION = 1_000_000;
const option = (name: string, cost: number, minutes: number, more: object = {}) =>
  ({ name, cost: cost * MILLION, fund: cost >= 10 ? 'assets' : 'parts', minutes, ...more }) as const;
const pc = (device: string, ...options: PlanChoice['options']): PlanChoice => ({ device, commune: '00004', options });
const solved = (problem: PlanProblem) => {
  const answer = solvePlan(problem);
  if (!answer.ok) throw new Error(JSON.stringify(answer.trouble));
  return answer.solution;
};
const bought = (problem: PlanProblem) => solved(problem).chosen.map(({ device, option: name }) => `${device} ${name}`);

const anyOption = fc.record({
  name: fc.constantFrom('ram', 'ssd', 'both', 'replacement'),
  cost: fc.integer({ min: 1, max: 20 * MILLION }),
  fund: fc.constantFrom('parts', 'assets'),
  minutes: fc.integer({ min: 0, max: 9_999 }).map((tenths) => tenths / 10),
});
const anyChoices = fc
  .array(
    fc.tuple(
      fc.constantFrom('00004', '00007'),
      fc.uniqueArray(anyOption, { maxLength: 4, selector: ({ name }) => name }),
    ),
    {
      maxLength: 30,
    },
  )
  .map((all) => all.map(([commune, options], place): PlanChoice => ({ device: `device ${place}`, commune, options })));
const anyFunds: fc.Arbitrary<YearFunds> = fc.oneof(
  fc.record({ common: fc.integer({ min: 0, max: 300 * MILLION }) }),
  fc.record({ parts: fc.integer({ min: 0, max: 90 * MILLION }), assets: fc.integer({ min: 0, max: 200 * MILLION }) }),
);

describe('a plan', () => {
  it('is the same to the byte in whatever order devices and options came', () => {
    fc.assert(
      fc.property(anyChoices, anyFunds, fc.infiniteStream(fc.nat()), (choices, funds, chance) => {
        const shuffled = <Value>(values: readonly Value[]): readonly Value[] =>
          values
            .map((value) => ({ value, key: chance.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
        const other = shuffled(choices).map((choice) => ({ ...choice, options: shuffled(choice.options) }));
        const said = (of: readonly PlanChoice[]) => JSON.stringify(solvePlan({ choices: of, years: [funds] }));
        expect(said(other)).toBe(said(choices));
      }),
    );
  });

  it('with one fund and more money never recovers fewer minutes', () => {
    fc.assert(
      fc.property(
        anyChoices,
        fc.array(fc.integer({ min: 0, max: 300 * MILLION }), { minLength: 2, maxLength: 5 }),
        (choices, sums) => {
          let reached = 0;
          for (const common of sums.sort((a, b) => a - b)) {
            const { minutes } = solved({ choices, years: [{ common }] });
            expect(minutes).toBeGreaterThanOrEqual(reached);
            reached = minutes;
          }
        },
      ),
    );
  });

  it('without money, or without anything to buy, is empty, and its gap is 0', () => {
    const empty = { chosen: [], minutes: 0, cost: { parts: 0, assets: 0 }, bound: 0, gap: 0 };
    expect(solved({ choices: [pc('a', option('ram', 1, 100))], years: [{ common: 0 }] })).toEqual(empty);
    expect(solved({ choices: [pc('a')], years: [{ parts: 1, assets: 1 }] })).toEqual(empty);
  });

  it('with more money than everything costs takes the best of each', () => {
    const choices = [pc('a', option('ram', 1, 100), option('replacement', 15, 300)), pc('b', option('ram', 1, 50))];
    expect(bought({ choices, years: [{ common: 1_000 * MILLION }] })).toEqual(['a replacement', 'b ram']);
  });

  it('pays parts and whole PCs from their own funds', () => {
    const choices = [pc('a', option('replacement', 15, 900)), pc('b', option('ram', 1, 50))];
    expect(bought({ choices, years: [{ parts: 20 * MILLION, assets: 14 * MILLION }] })).toEqual(['b ram']);
  });

  it('upgrades a whole counter or none of it', () => {
    const counter = [
      { ...pc('a', option('ram', 1, 100)), bundle: 'counter' },
      { ...pc('b', option('ram', 1, 1)), bundle: 'counter' },
    ];
    const single = pc('c', option('ram', 1, 90));
    expect(bought({ choices: [...counter, single], years: [{ common: MILLION }] })).toEqual(['c ram']);
    expect(bought({ choices: [...counter, single], years: [{ common: 3 * MILLION }] })).toHaveLength(3);
  });

  it('counts a price for many only where so many are bought', () => {
    const choices = ['a', 'b', 'c'].map((device) => pc(device, option('ssd', 2, 50, { items: ['ssd'] })));
    const bulkPrices = [{ item: 'ssd', from: 3, discount: MILLION }];
    expect(solved({ choices, bulkPrices, years: [{ common: 3 * MILLION }] })).toMatchObject({
      minutes: 150,
      cost: { parts: 3 * MILLION },
    });
    expect(solved({ choices: choices.slice(0, 2), bulkPrices, years: [{ common: 3 * MILLION }] }).minutes).toBe(50);
  });

  it('counts a piece for its price wherever it is bought, beside another one too', () => {
    const both = option('ram+ssd', 4, 90, { items: ['ram', 'ssd', 'labour'] });
    const choices = [pc('a', option('ssd', 2, 50, { items: ['ssd', 'labour'] })), pc('b', both), pc('c', both)];
    const bulkPrices = [{ item: 'ssd', from: 3, discount: MILLION }];
    expect(solved({ choices, bulkPrices, years: [{ common: 7 * MILLION }] })).toMatchObject({
      minutes: 230,
      cost: { parts: 7 * MILLION },
    });
  });

  it('what is paid for one year counts for one, whatever else is bought', () => {
    const line = option('second-line', 2, 90, { lastsYears: 1 });
    const years = [{ common: 2 * MILLION }, { common: 0 }, { common: 0 }];
    expect(bought({ choices: [pc('a', line), pc('b', option('ram', 2, 50))], years })).toEqual(['b ram']);
    expect(solved({ choices: [pc('a', line)], years }).minutes).toBe(30);
  });

  it('over several years buys first what hurts most: what comes later recovers less', () => {
    const choices = [pc('a', option('ram', 2, 50)), pc('b', option('ram', 2, 80))];
    const { chosen, minutes } = solved({ choices, years: [{ common: 2 * MILLION }, { common: 2 * MILLION }] });
    expect(chosen.map(({ device, year }) => [device, year])).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
    expect(minutes).toBe(80 + 50 / 2);
  });
});

describe('a price for a replacement', () => {
  const newPc = (minutes: number) => option('replacement', 15, minutes, { isReplacement: true });
  const years = [{ common: 15 * MILLION }, { common: 15 * MILLION }];

  it('is charged whole in whatever year, and what is worth less than it stays', () => {
    const choices = [pc('a', newPc(50)), pc('b', newPc(80), option('ram', 2, 30))];
    expect(solved({ choices, years, replacementPrice: 10 }).minutes).toBe(80 - 10 + 50 / 2 - 10);
    expect(solved({ choices, years, replacementPrice: 30 })).toMatchObject({
      minutes: 80 - 30,
      chosen: [{ device: 'b', year: 0 }],
    });
    expect(bought({ choices, years, replacementPrice: 60 })).toEqual(['b ram']);
  });

  it('is paid for a floor that asks for one, though nothing is left of it then', () => {
    const problem = { choices: [pc('a', newPc(20))], years, communes: { '00004': { floor: 15 * MILLION } } };
    const { minutes, bound } = solved({ ...problem, replacementPrice: 50 });
    expect(minutes).toBe(20 - 50);
    expect(bound).toBeGreaterThanOrEqual(minutes);
  });
});
