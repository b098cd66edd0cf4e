import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixedTrials, shares, trials } from './log-space.ts';
import { type Behind, sharedFault } from './shared-fault.ts';

const bad: Behind = { bad: -0.1, good: -12, own: 1e-3 };
const good: Behind = { bad: -8, good: -0.1, own: 1e-3 };
const some = (howMany: number, of: Behind) => Array.from({ length: howMany }, () => of);

describe('a shared part', () => {
  it('is to blame for what all behind it find', () => {
    const { probability, byShared } = sharedFault(some(20, bad), 1e-4);
    expect(probability).toBeGreaterThan(0.999);
    expect(Math.min(...byShared)).toBeGreaterThan(0.99);
  });

  it('is to blame for a part of them, and the others are not counted in', () => {
    const { probability, byShared } = sharedFault([...some(8, bad), ...some(12, good)], 1e-4);
    expect(probability).toBeGreaterThan(0.99);
    expect(byShared.filter((each) => each > 0.5)).toHaveLength(8);
  });

  it('is not to blame for one of many', () => {
    const { probability, byItself } = sharedFault([bad, ...some(30, good)], 1e-4);
    expect(probability).toBeLessThan(0.05);
    expect(byItself[0]).toBeGreaterThan(0.9);
  });

  it('is good where nobody finds anything', () => {
    expect(sharedFault([], 1e-4).probability).toBeCloseTo(1e-4, 6);
    expect(sharedFault(some(10, good), 1e-4).probability).toBeLessThan(1e-4);
  });
});

it('has probabilities between 0 and 1, whatever is found', () => {
  const log = fc.double({ min: -40, max: 0, noNaN: true });
  const behind = fc.record({ bad: log, good: log, own: fc.double({ min: 1e-9, max: 0.5, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(behind, { maxLength: 30 }), (all) => {
      const { probability, byShared, byItself } = sharedFault(all, 1e-3);
      for (const each of [probability, ...byShared, ...byItself]) {
        expect(each).toBeGreaterThanOrEqual(-1e-9);
        expect(each).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
  );
});

describe('in logarithms', () => {
  it('shares add up to one', () => {
    expect(shares([-1_000, -1_000, -1_001]).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
  });

  it('trials with a drawn rate spread wider than with a fixed one', () => {
    expect(mixedTrials(5, 5, 0.1, 5)).toBeGreaterThan(trials(5, 5, 0.1));
    // One draw has the mean for its chance.
    expect(mixedTrials(1, 0, 0.1, 5)).toBeCloseTo(Math.log(0.1), 12);
    expect(mixedTrials(0, 0, 0.1, 5)).toBe(0);
  });
});
