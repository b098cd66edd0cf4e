import fc from 'fast-check';
import { expect, it } from 'vitest';
import { monotone } from './monotone.ts';
import { type FailureRate, observedRates } from './observed-rates.ts';

const rises = (rates: readonly FailureRate[]) =>
  rates.every(({ perYear }, index) => index === 0 || perYear >= (rates[index - 1]?.perYear ?? 0));

it.each(Object.entries(observedRates))('%s: a larger count never has a lower rate', (_, observed) => {
  const made = monotone(observed);
  expect(rises(made)).toBe(true);
  expect(made.map(({ upTo }) => upTo)).toEqual(observed.map(({ upTo }) => upTo));
});

it('whatever was observed, the result rises, keeps what rose already, and stays within what was observed', () => {
  const bucket = fc.record({
    perYear: fc.double({ min: 0, max: 10, noNaN: true }),
    half: fc.double({ min: 0, max: 2, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(bucket, { maxLength: 20 }), (drawn) => {
      const observed = drawn.map(({ perYear, half }, upTo) => ({
        upTo,
        perYear,
        lowest: Math.max(0, perYear - half),
        highest: perYear + half,
      }));
      const made = monotone(observed);
      const rates = observed.map(({ perYear }) => perYear);
      const slack = 1e-9;
      expect(made.every(({ perYear }, i) => i === 0 || perYear >= (made[i - 1]?.perYear ?? 0) - slack)).toBe(true);
      for (const { perYear, lowest, highest } of made) {
        expect(perYear).toBeGreaterThanOrEqual(Math.min(...rates) - slack);
        expect(perYear).toBeLessThanOrEqual(Math.max(...rates) + slack);
        expect(lowest).toBeLessThanOrEqual(highest + slack);
      }
      if (rises(observed)) expect(made).toEqual(observed);
    }),
  );
});

it('pools by the disk-years behind a rate, not by the number of buckets', () => {
  const [sure, thin] = [
    { upTo: 1, perYear: 0.4, lowest: 0.39, highest: 0.41 },
    { upTo: 2, perYear: 0.2, lowest: 0.01, highest: 1 },
  ];
  const [pooled] = monotone([sure, thin]);
  expect(pooled?.perYear).toBeCloseTo(0.4, 2);
});
