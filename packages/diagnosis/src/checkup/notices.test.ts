import { expect, it } from 'vitest';
import { GB, read } from '../testing/made-up.ts';
import { noticesOf } from './notices.ts';

const disk = (values: Parameters<typeof read>[1]) =>
  read(
    'disk-health',
    { vendorVerdict: 'passed', medium: 'hdd', reallocatedSectors: 0, pendingSectors: 0, ...values },
    'sda',
  );
const space = (freeBytes: number) => read('filesystem', { totalBytes: 250 * GB, freeBytes }, 'C:');

it.each([
  ['a disk that fails', disk({ pendingSectors: 48 }), ['disk-failing']],
  ['a disk that says so itself', disk({ vendorVerdict: 'failed' }), ['disk-failing']],
  ['a disk at risk', disk({ reallocatedSectors: 1 }), []],
  ['a disk that is full', space(GB / 10), ['disk-full']],
  ['a disk that is nearly full', space(15 * GB), []],
  ['a disk with room', space(120 * GB), []],
])('%s', (_, reading, notices) => {
  expect(noticesOf([reading]).map(({ notice }) => notice)).toEqual(notices);
});

it('nothing that was read is nothing to tell', () => {
  expect(noticesOf([])).toEqual([]);
});
