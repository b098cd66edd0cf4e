import { expect, it } from 'vitest';
import { diskSigns } from './disk-signs.ts';

const disk = { disk: 'sda', medium: 'hdd', vendorVerdict: 'passed', counts: {} } as const;

it('takes the worst of several signs, and the rate of the worst', () => {
  const found = diskSigns({ ...disk, counts: { reallocatedSectors: 1, pendingSectors: 1 } });
  expect(found).toEqual({
    signs: { reallocatedSectors: 1, pendingSectors: 1 },
    chance: 'raised',
    failuresPerYear: 0.342,
  });
});

it('tells no rate of an SSD, for the rates are those of hard disks', () => {
  expect(diskSigns({ ...disk, medium: 'ssd', counts: { pendingSectors: 900 } })).toEqual({
    signs: { pendingSectors: 900 },
    chance: 'raised',
  });
});
