import type { Condition } from '@mach/diagnosis';
import type { RankedDevice, RankedEquipment } from '@mach/priority';
import { expect, it } from 'vitest';
import { withSlowSwitches } from './slow-switches.ts';

const sites = new Map([['s1', { id: 's1', unitCode: '00004', name: 'Trụ sở' }]]);
const slow = (pointsTo: 'other-end' | 'cable'): Condition => ({
  code: 'network-link-slow',
  level: 'ageing',
  component: 'network-card',
  parameters: { interface: 'eth0', speedMbps: 100, cardMbps: 1_000, otherEndMbps: 100, pointsTo },
});
const pc = (number: number, pointsTo: 'other-end' | 'cable' = 'other-end') =>
  ({
    device: `${number}`,
    number,
    communeCode: '00004',
    siteId: 's1',
    conditions: [slow(pointsTo)],
  }) as unknown as RankedDevice;
const gear = (number: number): RankedEquipment => ({
  device: `${number}`,
  number,
  communeCode: '00004',
  siteId: 's1',
  kind: 'switch',
  coverage: 'declared',
  peopleBehind: 9,
  conditions: [],
});

it('two PCs that a switch slows name the one that is declared, or one that was only seen', () => {
  expect(withSlowSwitches([gear(7)], [pc(1), pc(2)], sites)).toMatchObject([
    { number: 7, slowed: { pcs: 2, speedMbps: 100 } },
  ]);
  expect(withSlowSwitches([], [pc(1), pc(2)], sites)).toMatchObject([
    { kind: 'switch', coverage: 'seen', label: 'Trụ sở', peopleBehind: 2, slowed: { pcs: 2 } },
  ]);
});

it('one PC, bad cables, and one of several switches name none', () => {
  expect(withSlowSwitches([], [pc(1)], sites)).toEqual([]);
  expect(withSlowSwitches([], [pc(1, 'cable'), pc(2, 'cable')], sites)).toEqual([]);
  expect(withSlowSwitches([gear(7), gear(8)], [pc(1), pc(2)], sites)).toEqual([gear(7), gear(8)]);
});
