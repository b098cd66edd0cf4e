import { expect, it } from 'vitest';
import { factsWith, factsWithout, failed, NOW, read } from '../testing/made-up.ts';

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

it('keeps what a disk said last that can’t be read any more, with its time', () => {
  const values = { vendorVerdict: 'failed', medium: 'hdd' };
  const said = { disk: 'sda', readAt: NOW - 1, medium: 'hdd', vendorVerdict: 'failed', counts: {} };
  const timeout = { ...failed('disk-health', 'timeout', 'sda'), lastGood: { at: NOW - 1, values } };
  const whole = failed('disk-health', 'timeout');
  const stale = { ...read('disk-health', values, 'sda'), at: NOW - 1 };
  for (const facts of [factsWith(timeout), factsWith(stale, whole), factsWith(timeout, whole)])
    expect(facts).toMatchObject({ silentDisks: [said] });
  expect(factsWith(timeout).diskHealth).toBeUndefined();
  expect(factsWith(read('disk-health', values, 'sda')).silentDisks).toBeUndefined();
});
