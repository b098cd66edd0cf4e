import type { Unit } from '@mach/wire';
import { expect, it } from 'vitest';
import { communesTable } from './communes-table.ts';

const UNITS: readonly Unit[] = [
  { code: '99', kind: 'province', name: 'Tỉnh Ví Dụ' },
  { code: '99001', kind: 'commune', name: 'Xã Bình Sơn', parent: '99', isp: 'VNPT' },
  { code: '99002', kind: 'commune', name: 'Xã Cũ', parent: '99', validTo: '2026-11-01', successor: '99001' },
];
const units = new Map(UNITS.map((unit) => [unit.code, unit]));

it('tells a commune that ended from those that there are', () => {
  const [head = '', ...rows] = communesTable(units, 'vi').trimEnd().split('\n');
  expect(head).toContain('HIỆU LỰC');
  expect(rows.map((row) => row.trimEnd().split(/ {2,}/))).toEqual([
    ['99001', 'Xã Bình Sơn', 'Tỉnh Ví Dụ', 'VNPT'],
    ['99002', 'Xã Cũ', 'Tỉnh Ví Dụ', 'đến 01/11/2026, nhập vào 99001'],
  ]);
});
