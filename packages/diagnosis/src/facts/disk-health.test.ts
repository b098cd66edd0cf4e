import { expect, it } from 'vitest';
import { factsWith, factsWithout, read } from '../testing/made-up.ts';

it('keeps each disk with the counts that it has, and nothing that is no number', () => {
  const values = {
    vendorVerdict: 'passed',
    medium: 'tape',
    pendingSectors: 'many',
    reallocatedSectors: 3,
    wearRatio: -1,
  };
  expect(factsWith(read('disk-health', values, 'sda')).diskHealth).toEqual([
    { disk: 'sda', medium: 'unknown', vendorVerdict: 'passed', counts: { reallocatedSectors: 3 } },
  ]);
});

it('knows nothing where no disk was read', () => {
  expect(factsWithout('disk-health').diskHealth).toBeUndefined();
});
