import { conditionsFrom, factsOf } from '@mach/diagnosis';
import type { LatestReading, Values } from '@mach/wire';
import { expect, it } from 'vitest';
import { assessLasting } from './assess-lasting.ts';
import { defaultPolicy } from './policy.ts';
import type { RankedDevice } from './ranked-device.ts';

const NOW = Date.UTC(2026, 10, 22, 3);
const lasting = (readings: readonly LatestReading[], more: Partial<RankedDevice> = {}) => {
  const facts = factsOf(readings);
  const device = { device: '0'.repeat(32), number: 1, communeCode: '00004', role: 'office' } as const;
  const conditions = conditionsFrom(facts, NOW);
  return assessLasting({ ...device, coverage: 'measured', facts, conditions, ...more }, defaultPolicy);
};
const smart = (values: Values): LatestReading => ({ kind: 'disk-health', target: 'sda', at: NOW, ok: true, values });

it('a disk that failed by its own word is likely to fail, and one that was not read is unknown', () => {
  expect(lasting([smart({ vendorVerdict: 'failed', diskKind: 'hdd' })]).failures).toMatchObject({
    spread: defaultPolicy.figures['failure-high'],
    reason: { code: 'failure-expected', parameters: { component: 'disk', chance: 'high' } },
  });
  expect(lasting([]).failures).toEqual({ known: false, fact: 'disk-health' });
});

it('stops that nobody counted are unknown', () => {
  expect(lasting([]).stops).toEqual({ known: false, fact: 'stops' });
});

it('a PC that was silent for weeks rises, one that was off overnight does not', () => {
  expect(lasting([], { silentDays: 1 }).outage).toMatchObject({ spread: { likely: 0 } });
  expect(lasting([], { silentDays: 20 }).outage).toMatchObject({ spread: { likely: 400 }, reason: { code: 'silent' } });
});

it('measured outage minutes count as they are', () => {
  expect(lasting([], { silentDays: 20, outageMinutes: 960 }).outage).toMatchObject({
    measured: true,
    spread: { low: 960, likely: 960, high: 960 },
  });
});
