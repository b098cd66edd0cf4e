import { expect, it } from 'vitest';
import type { Assessment } from './assessment.ts';
import { calibrated, calibrationOf } from './calibration.ts';
import { defaultPolicy, PARTS, type Part } from './policy.ts';

const spread = (minutes: number) => ({ low: minutes / 2, likely: minutes, high: minutes * 2 });
const watched = (measured: number, assumed: number) => {
  const one: Assessment = { known: true, spread: spread(measured), measured: true, assumed: spread(assumed) };
  return { parts: Object.fromEntries(PARTS.map((part) => [part, one])) as Record<Part, Assessment> };
};

it('without a measured device the figures stand as they are', () => {
  expect(calibrationOf([], defaultPolicy)('memory')).toMatchObject({ factor: 1, devices: 0 });
});

it('many measured devices that lose twice what was assumed nearly double the estimates', () => {
  const { factor, devices } = calibrationOf(
    Array.from({ length: 500 }, () => watched(400, 200)),
    defaultPolicy,
  )('memory');
  expect(devices).toBe(500);
  expect(factor).toBeGreaterThan(1.9);
  expect(factor).toBeLessThan(2);
});

it('one device that measures more moves the estimates by less than it moved itself', () => {
  const before = calibrationOf([watched(100, 100)], defaultPolicy)('memory').factor;
  const after = calibrationOf([watched(200, 100)], defaultPolicy)('memory').factor;
  expect(400 * (after - before)).toBeLessThan(100);
});

it('the ends of a spread never come nearer', () => {
  expect(calibrated(spread(100), { factor: 3, moreMax: 900 })).toEqual({ low: 50, likely: 300, high: 300 });
  expect(calibrated(spread(100), { factor: 0.1, moreMax: 0 })).toEqual({ low: 10, likely: 10, high: 200 });
});

it('where nothing was assumed of devices that lose much, no estimate rises by more than twice what they lose in the mean', () => {
  const found = calibrationOf(
    Array.from({ length: 100 }, () => watched(3_000, 0)),
    defaultPolicy,
  )('network');
  expect(found.factor).toBeGreaterThan(1_000);
  expect(calibrated(spread(80), found).likely).toBeLessThan(80 + 2 * 3_000);
});
