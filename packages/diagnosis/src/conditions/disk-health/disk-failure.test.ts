import { failureRateSource } from '@mach/knowledge';
import type { Values } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { factsWith, failed, NOW, read } from '../../testing/made-up.ts';
import { conditionsFrom } from '../conditions-of.ts';
import { diskFailure } from './disk-failure.ts';

const clean = { vendorVerdict: 'passed', medium: 'hdd', reallocatedSectors: 0, pendingSectors: 0 };
const judged = (values: Values) => diskFailure(factsWith(read('disk-health', { ...clean, ...values }, 'sda')))[0];

describe('a disk', () => {
  it.each<[string, Values, string, string]>([
    ['fails by its own word, whatever it counts', { vendorVerdict: 'failed' }, 'disk-failing', 'nothing-found'],
    ['fails by its counts while it says that it passes', { pendingSectors: 8 }, 'disk-failing', 'failing'],
    [
      'fails beyond the limit of its maker',
      { vendorVerdict: 'absent', thresholdCrossed: true },
      'disk-failing',
      'failing',
    ],
    ['fails by a warning of NVMe', { medium: 'ssd', criticalWarning: 4 }, 'disk-failing', 'failing'],
    [
      'fails by a warning that a later version will add',
      { medium: 'ssd', criticalWarning: 128 },
      'disk-failing',
      'failing',
    ],
    ['is at risk by one sector', { reallocatedSectors: 1 }, 'disk-at-risk', 'at-risk'],
    ['is at risk by a test of its own', { selfTestFailed: true }, 'disk-at-risk', 'at-risk'],
    ['is at risk by errors of NVMe', { medium: 'ssd', mediaErrors: 1 }, 'disk-at-risk', 'at-risk'],
    ['that is hot is at risk, not failing', { medium: 'ssd', criticalWarning: 2 }, 'disk-at-risk', 'at-risk'],
    ['is at risk by reads that fail for good', { uncorrectedReads: 5 }, 'disk-at-risk', 'at-risk'],
    [
      'that is an SSD is never failing by a count alone',
      { medium: 'ssd', pendingSectors: 900 },
      'disk-at-risk',
      'at-risk',
    ],
  ])('%s', (_, values, code, ownVerdict) => {
    expect(judged(values)).toMatchObject({
      code,
      component: 'disk',
      parameters: { disk: 'sda', ownVerdict, days: 90 },
    });
  });

  it.each<[string, Values]>([
    ['without any sign', {}],
    ['with a few timeouts, which a cable makes too', { commandTimeouts: 100 }],
    ['with damage on the cable alone', { interfaceCrcErrors: 644 }],
    ['with wear below its rating', { medium: 'ssd', wearRatio: 0.99, spareRatio: 0.5, spareThresholdRatio: 0.1 }],
    [
      'with failed writes and grown defects, of which nobody knows a rate',
      { grownDefects: 260, uncorrectedWrites: 535 },
    ],
  ])('%s is left alone', (_, values) => {
    expect(judged(values)).toBeUndefined();
  });

  it('is told with each count that speaks against it, and with no other', () => {
    const { parameters } = judged({ reallocatedSectors: 304, spinRetries: 0, commandTimeouts: 3 }) ?? {};
    expect(parameters).toEqual({
      ...{ disk: 'sda', vendorVerdict: 'passed', ownVerdict: 'failing', chance: 'high', days: 90 },
      ...{ source: failureRateSource.name, sourceDate: failureRateSource.recordedOn },
      ...{ failuresPerYear: 0.5677, reallocatedSectors: 304 },
    });
  });

  it.each([
    ['that failed stays failing while it can’t be read', { vendorVerdict: 'failed' }, 'disk-failing'],
    ['that was at risk stays so', { selfTestFailed: true }, 'disk-at-risk'],
    ['whose cable was bad keeps that', { interfaceCrcErrors: 9 }, 'disk-cable'],
    ['that was worn stays worn', { wearRatio: 1.2 }, 'disk-worn'],
    ['that was well is not known to be', {}, 'disk-health-unknown'],
  ] as const)('%s', (_, values, code) => {
    const lastGood = { at: NOW - 86_400_000, values: { ...clean, ...values } };
    const found = conditionsFrom(factsWith({ ...failed('disk-health', 'timeout', 'sda'), lastGood }), NOW);
    const told = found.find((one) => one.code === code);
    expect(told?.parameters).toMatchObject(
      code === 'disk-health-unknown' ? { failure: 'timeout' } : { disk: 'sda', readAt: lastGood.at },
    );
    expect(found.some((one) => one.code === 'disk-failing')).toBe(code === 'disk-failing');
  });

  it('that fails comes before all else that ails the device', () => {
    const facts = factsWith(read('disk-health', { ...clean, vendorVerdict: 'failed' }, 'sda'));
    expect(conditionsFrom(facts, 0)[0]?.code).toBe('disk-failing');
  });
});
