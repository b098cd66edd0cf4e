import { expect, it } from 'vitest';
import type { Assessment } from './assessment.ts';
import { expectedOf } from './expected.ts';
import { defaultPolicy, PARTS, type Part } from './policy.ts';

const deviceOf = (communeCode: string, minutes: number) => {
  const spread = { low: minutes, likely: minutes, high: minutes };
  const known: Assessment = { known: true, spread, measured: false };
  return { communeCode, parts: Object.fromEntries(PARTS.map((part) => [part, known])) as Record<Part, Assessment> };
};

it('without a known device it is the prior', () => {
  expect(expectedOf([], defaultPolicy)('memory', '00004')).toEqual({
    minutes: defaultPolicy.priors.memory,
    devices: 0,
  });
});

it('with many it is their mean, and those of the same commune weigh more', () => {
  const devices = [
    ...Array.from({ length: 500 }, () => deviceOf('00004', 400)),
    ...Array.from({ length: 500 }, () => deviceOf('00007', 0)),
  ];
  const expected = expectedOf(devices, defaultPolicy);
  expect(expected('memory', '00004').minutes).toBeGreaterThan(380);
  expect(expected('memory', '00007').minutes).toBeLessThan(20);
  expect(expected('memory', '00010').minutes).toBeCloseTo(200, -1);
});

it('one device moves the estimate by less than a tenth of its own change', () => {
  const before = expectedOf([deviceOf('00004', 0)], defaultPolicy)('memory', '00004').minutes;
  const after = expectedOf([deviceOf('00004', 100)], defaultPolicy)('memory', '00004').minutes;
  expect(after - before).toBeLessThan(10);
});
