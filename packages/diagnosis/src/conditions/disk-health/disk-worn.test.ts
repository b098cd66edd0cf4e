import type { Values } from '@mach/wire';
import { expect, it } from 'vitest';
import { factsWith, read } from '../../testing/made-up.ts';
import { diskWorn } from './disk-worn.ts';

it.each<[string, Values, readonly string[]]>([
  ['wear below its rating is no finding', { wearRatio: 0.99 }, []],
  ['a disk that tells no wear has none', {}, []],
  ['a spare that stands at its threshold is no finding', { spareRatio: 0.1, spareThresholdRatio: 0.1 }, []],
  ['a spare without a threshold is no finding', { spareRatio: 0 }, []],
  ['the rated life used is a risk', { wearRatio: 1 }, ['at-risk']],
  ['far more than the rated life is no more than that', { wearRatio: 2.55 }, ['at-risk']],
  [
    'a spare below its threshold is a failure',
    { wearRatio: 0.2, spareRatio: 0.09, spareThresholdRatio: 0.1 },
    ['failing'],
  ],
])('%s', (_, values, levels) => {
  const facts = factsWith(read('disk-health', { vendorVerdict: 'passed', medium: 'ssd', ...values }, 'sda'));
  expect(diskWorn(facts).map(({ level }) => level)).toEqual(levels);
});
