import type { Site, Unit } from '@mach/wire';
import { expect, it } from 'vitest';
import { reportHours } from './report-hours.ts';

const OFFICE = [[420, 690] as const, [810, 1_020] as const];
const unit = (code: string, more: Partial<Unit> = {}): Unit => ({ code, kind: 'commune', name: `Xã ${code}`, ...more });
const units = new Map([
  ['99001', unit('99001')],
  ['99002', unit('99002', { workingHours: 'T2-T6 07:30-11:30' })],
  ['99003', unit('99003', { workingHours: 'whenever' })],
]);
const site = (id: string, unitCode: string, more: Partial<Site> = {}): Site => ({ id, unitCode, name: id, ...more });

it('says the hours of most first and names who has others, own hours before those of the commune', () => {
  const sites = [
    site('a', '99002'),
    site('b', '99001'),
    site('c', '99003'),
    site('d', '99002', { workingHours: 'Mo-Fr 07:00-11:30,13:30-17:00' }),
    site('e', '99001', { opensOnDaysOff: true }),
  ];
  const [most, ...others] = reportHours(sites, { units });
  expect(most).toEqual({
    week: [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [], []],
    opensOnDaysOff: false,
    sites: 3,
    named: [],
  });
  expect(others).toMatchObject([
    { opensOnDaysOff: false, sites: 1, named: [{ communeCode: '99002', site: 'a' }] },
    { opensOnDaysOff: true, sites: 1, named: [{ communeCode: '99001', site: 'e' }] },
  ]);
});

it('names no more than a report has room for, and counts all', () => {
  const many = Array.from({ length: 14 }, (_, i) => site(`m${i}`, '99002'));
  const most = Array.from({ length: 20 }, (_, i) => site(`o${i}`, '99001'));
  const [, others] = reportHours([...many, ...most], { units });
  expect([others?.sites, others?.named.length]).toEqual([14, 12]);
  expect(reportHours([], { units })).toEqual([]);
});
