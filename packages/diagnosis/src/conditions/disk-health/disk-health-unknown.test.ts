import type { Values } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../facts/facts-of.ts';
import { factsWith, failed, NOW, pcWith, read } from '../../testing/made-up.ts';
import { diskHealthUnknown } from './disk-health-unknown.ts';

const unknownOf = (facts: ReturnType<typeof factsWith>) => diskHealthUnknown(facts).map(({ parameters }) => parameters);

describe('a disk is never called healthy because it could not be read', () => {
  it.each<[string, Values, string | undefined]>([
    ['a verdict and a count of zero are enough', { vendorVerdict: 'passed', pendingSectors: 0 }, undefined],
    ['so are a verdict and NVMe’s warnings', { vendorVerdict: 'passed', criticalWarning: 0 }, undefined],
    ['a verdict alone', { vendorVerdict: 'passed' }, 'no-counts'],
    ['a verdict and counts of the way to the disk', { vendorVerdict: 'passed', interfaceCrcErrors: 0 }, 'no-counts'],
    ['counts of zero without a verdict', { vendorVerdict: 'absent', pendingSectors: 0 }, 'no-verdict'],
    [
      'a count that is not understood',
      { vendorVerdict: 'passed', pendingSectors: 0, notUnderstood: '196' },
      'not-recognised',
    ],
    ['a disk that is known to be bad is not unknown', { vendorVerdict: 'absent', pendingSectors: 8 }, undefined],
  ])('%s', (_, values, because) => {
    const found = unknownOf(factsWith(read('disk-health', values, 'sda')));
    expect(found).toEqual(because === undefined ? [] : [expect.objectContaining({ because, disk: 'sda' })]);
  });

  it('a disk that failed to answer is unknown beside one that did, with what was tried', () => {
    const usb = { ...failed('disk-health', 'unsupported', 'sdb'), detail: 'asked as auto, sat' };
    expect(unknownOf(factsWith(usb))).toEqual([
      { because: 'failed', disk: 'sdb', failure: 'unsupported', tried: 'asked as auto, sat' },
    ]);
  });

  it('what was read before the whole reading failed is not known to be well; what came later is', () => {
    const whole = failed('disk-health', 'timeout');
    const well = read('disk-health', { vendorVerdict: 'passed', pendingSectors: 0 }, 'sda');
    const late = factsOf(pcWith(well, { ...whole, at: NOW + 1 }));
    expect(unknownOf(late)).toEqual([{ because: 'failed', failure: 'timeout' }]);
    const early = factsOf(pcWith(well, { ...whole, at: NOW - 1 }));
    expect(unknownOf(early)).toEqual([]);
  });

  it('a disk whose last word was bad is no unknown one, but the others are', () => {
    const lastGood = { at: NOW - 1, values: { vendorVerdict: 'failed' } };
    const silent = { ...failed('disk-health', 'timeout', 'sda'), lastGood };
    expect(unknownOf(factsWith(silent))).toEqual([]);
    expect(unknownOf(factsWith(silent, failed('disk-health', 'timeout')))).toEqual([
      { because: 'failed', failure: 'timeout' },
    ]);
  });
});
