import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SOLVE_LIMITS } from './limits.ts';
import type { PlanChoice, YearFunds } from './problem.ts';
import { unsupportedFirst } from './unsupported-first.ts';

const MILLION = 1_000_000;

const anyChoice = fc.record({
  isDue: fc.boolean(),
  commune: fc.constantFrom('00004', '00007'),
  counter: fc.constantFrom(undefined, 'a', 'b'),
  pc: fc.integer({ min: 12, max: 17 }),
  parts: fc.integer({ min: 1, max: 3 }),
  minutes: fc.integer({ min: 1, max: 999 }),
});
const anyYears: fc.Arbitrary<readonly YearFunds[]> = fc.array(
  fc
    .record({ parts: fc.integer({ min: 0, max: 6 }), assets: fc.integer({ min: 0, max: 50 }) })
    .map(({ parts, assets }): YearFunds => ({ parts: parts * MILLION, assets: assets * MILLION })),
  { minLength: 1, maxLength: 3 },
);

it('whatever was to be replaced first is in a plan, which is found without a solver too, however tightly it fills the years', () => {
  fc.assert(
    fc.property(fc.array(anyChoice, { maxLength: 14 }), anyYears, fc.boolean(), (all, years, isWhole) => {
      const due = new Set<string>();
      const choices = all.map(({ isDue, commune, counter, pc, parts, minutes }, place): PlanChoice => {
        const device = `device ${String(place).padStart(2, '0')}`;
        if (isDue) due.add(device);
        return {
          ...{ device, commune },
          ...(isWhole && counter !== undefined ? { bundle: `${commune} ${counter}` } : {}),
          options: [
            { name: 'ram', cost: parts * MILLION, fund: 'parts', minutes: minutes / 2 },
            { name: 'replacement', cost: pc * MILLION, fund: 'assets', minutes, isReplacement: true },
          ],
        };
      });
      const answer = unsupportedFirst({ choices, years }, due, undefined, SOLVE_LIMITS);
      if (!answer.ok) throw new Error(JSON.stringify(answer.trouble));
      const replaced = answer.solution.chosen.filter(({ option }) => option === 'replacement');
      expect(replaced.map(({ device }) => device)).toEqual(expect.arrayContaining([...answer.mandatory]));
      for (const [year, funds] of years.entries()) {
        const spent = replaced.reduce((sum, one) => (one.year === year ? sum + one.cost : sum), 0);
        expect(spent).toBeLessThanOrEqual((funds as { readonly assets: number }).assets);
      }
    }),
    { numRuns: 400 },
  );
});
