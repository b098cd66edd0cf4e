import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tooManyUncorrected } from './disk-advice.ts';
import { FAILURE_CHANCES, failureChance, worstChance } from './failure-chance.ts';
import { DISK_SIGNS, type DiskSign } from './observed-rates.ts';

const signs = Object.keys(DISK_SIGNS) as DiskSign[];
const rank = (sign: DiskSign, count: number) => {
  const verdict = failureChance(sign, count);
  return verdict.isSign ? 1 + FAILURE_CHANCES.indexOf(verdict.chance) : 0;
};

describe('the chance that a disk fails', () => {
  it('never falls as a count grows', () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 4_294_967_295 }));
    fc.assert(
      fc.property(fc.constantFrom(...signs), count, count, (sign, a, b) => {
        expect(rank(sign, Math.max(a, b))).toBeGreaterThanOrEqual(rank(sign, Math.min(a, b)));
      }),
    );
  });

  it.each<[DiskSign, number, string | undefined]>([
    ['reallocatedSectors', 0, undefined],
    ['reallocatedSectors', 1, 'low'],
    ['reallocatedSectors', 17, 'raised'],
    ['reallocatedSectors', 304, 'high'],
    ['reallocatedSectors', 1_000_000, 'high'],
    ['pendingSectors', 1, 'raised'],
    ['pendingSectors', 8, 'high'],
    ['reportedUncorrectable', 1, 'raised'],
    ['offlineUncorrectable', 1, 'high'],
    ['commandTimeouts', 100, undefined],
    ['commandTimeouts', 101, 'raised'],
    ['interfaceCrcErrors', 1, undefined],
    ['interfaceCrcErrors', 2, 'raised'],
    // A single disk-year or two stand behind these: no more is said than they carry.
    ['endToEndErrors', 1, 'raised'],
    ['spinRetries', 1, 'raised'],
    ['reallocationEvents', 1, 'low'],
  ])('%s of %d is %s', (sign, count, chance) => {
    const verdict = failureChance(sign, count);
    expect(verdict.isSign ? verdict.chance : undefined).toBe(chance);
  });

  it('of several signs is that of the worst', () => {
    expect(worstChance(['low', 'high', 'raised'])).toBe('high');
    expect(worstChance([])).toBe('low');
  });
});

it.each([
  [1, 11_523e9, false],
  [4, undefined, false],
  [5, 1e9, true],
  [9, 11_523e9, false],
  [10, 11_523e9, true],
])('%d failed reads in %d bytes of a SCSI disk: too many is %s', (errors, bytes, isTooMany) => {
  expect(tooManyUncorrected(errors, bytes)).toBe(isTooMany);
});
