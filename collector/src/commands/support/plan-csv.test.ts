import type { Candidate } from '@mach/priority';
import { expect, it } from 'vitest';
import { frozenPlan, madeCandidate } from '../../testing/made-plan.ts';
import { planCsv } from './plan-csv.ts';

const [ssd] = madeCandidate(1, '00004').options as [Candidate['options'][number]];
const moved = madeCandidate(1, '00004', {
  isEstimated: true,
  coverage: 'inventory',
  asset: { life: 'over', lifeUntil: 2024, quota: 'within', unknown: [] },
  options: [{ ...ssd, measure: 'move', notes: ['needs-transfer-decision'], from: '7'.padStart(32, '0') }],
});
const line = madeCandidate(0, '00007', { equipment: 'line', options: [{ ...ssd, measure: 'second-line' }] });
const giver = madeCandidate(7, '00007', { options: [] });
const csv = planCsv(frozenPlan({ candidates: [moved, line, giver] }), (code) => `Phường ${code}`, 'vi');
const [head = [], ...rows] = csv
  .trimEnd()
  .split('\n')
  .map((row) => row.split(','));
const cell = (row: number, name: string) => rows[row]?.[head.indexOf(name)];

it('begins with one byte order mark, then the head, and has a row a line', () => {
  expect(csv.startsWith('\uFEFFcommune_code,commune,device,')).toBe(true);
  expect(rows).toHaveLength(2);
});

it('a row says how its device is known, what the register says of it, and of a move who gives', () => {
  const names = ['coverage', 'estimated', 'life', 'life_until', 'quota', 'from_device', 'from_device_number'];
  const from = '7'.padStart(32, '0');
  expect(names.map((name) => cell(0, name))).toEqual(['inventory', 'yes', 'over', '2024', 'within', from, '7']);
  expect(names.map((name) => cell(1, name))).toEqual(['measured', 'no', 'rented', '', 'rented', '', '']);
});

it('a line has no number', () => {
  expect(cell(0, 'device_number')).toBe('1');
  expect(cell(1, 'device_number')).toBe('');
});
