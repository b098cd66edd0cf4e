import type { CommuneRow } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { byUrgency, communeHealth, communesToLookAt, partedByNeed, provinceTotals } from './commune-health.ts';

const commune = (code: string, part: Partial<CommuneRow> = {}): CommuneRow => ({
  code,
  name: `Xã ${code}`,
  provinceCode: '51',
  sites: 1,
  devices: 10,
  devicesUp: 7,
  lastReportAt: 1_000,
  devicesWithConditions: 0,
  failedChecks: 0,
  isWorkingTime: true,
  ...part,
});
const never: CommuneRow = {
  code: '00009',
  name: 'Xã 00009',
  provinceCode: '51',
  sites: 0,
  devices: 2,
  devicesUp: 0,
  devicesWithConditions: 0,
  failedChecks: 0,
  isWorkingTime: true,
};

describe('communeHealth', () => {
  it.each([
    ['some PCs off is normal', commune('00001'), 'normal'],
    ['nothing enrolled', commune('00001', { devices: 0, devicesUp: 0 }), 'empty'],
    ['enrolled only', never, 'never-reported'],
    ['known by inventory alone is not silent', { ...never, devicesByInventory: 2 }, 'inventory'],
    ['one in danger among them', { ...never, devicesByInventory: 2, devicesWithConditions: 1 }, 'attention'],
    ['one beside them that fell silent', { ...never, devicesByInventory: 1, lastReportAt: 1 }, 'no-data'],
    ['all silent', commune('00001', { devicesUp: 0, failedChecks: 3 }), 'no-data'],
    ['all off at night', commune('00001', { devicesUp: 0, isWorkingTime: false }), 'off-hours'],
    ['some at work at night', commune('00001', { devicesUp: 1, isWorkingTime: false, failedChecks: 1 }), 'attention'],
    ['a condition', commune('00001', { devicesWithConditions: 1 }), 'attention'],
    ['a failed check', commune('00001', { failedChecks: 1 }), 'attention'],
  ])('%s', (_, row, health) => {
    expect(communeHealth(row)).toBe(health);
  });
});

it('puts the latest silence first, then the most trouble, then the code', () => {
  const rows = [
    commune('00005'),
    commune('00004', { failedChecks: 1 }),
    commune('00003', { devicesWithConditions: 4 }),
    commune('00002', { devicesUp: 0, lastReportAt: 100 }),
    commune('00001', { devicesUp: 0, lastReportAt: 900 }),
    never,
  ];
  expect([...rows].sort(byUrgency).map(({ code }) => code)).toEqual([
    '00001',
    '00002',
    '00003',
    '00004',
    '00009',
    '00005',
  ]);
  expect(communesToLookAt(rows).map(({ code }) => code)).toEqual(['00001', '00002', '00003', '00004']);
});

it('parts communes that somebody has to see to from the others, each in the order given', () => {
  const rows = [
    commune('00001'),
    commune('00002', { failedChecks: 1 }),
    commune('00003', { devicesUp: 0, isWorkingTime: false }),
    never,
    commune('00004', { devicesUp: 0 }),
    commune('00005', { devices: 0, devicesUp: 0 }),
  ];
  const { needing, others } = partedByNeed(rows);
  expect(needing.map(({ code }) => code)).toEqual(['00002', '00009', '00004']);
  expect(others.map(({ code }) => code)).toEqual(['00001', '00003', '00005']);
});

it('adds up the province', () => {
  expect(provinceTotals([commune('00001'), commune('00002', { devicesUp: 0 }), never])).toEqual({
    communes: 3,
    communesReporting: 1,
    communesSilent: 1,
    devices: 22,
    devicesUp: 7,
    devicesWithConditions: 0,
    failedChecks: 0,
  });
});
