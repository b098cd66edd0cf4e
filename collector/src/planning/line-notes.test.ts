import type { PlanLine } from '@mach/priority';
import { expect, it } from 'vitest';
import { lineNotes } from './line-notes.ts';

const line: PlanLine = {
  device: 'a',
  number: 1,
  commune: '00004',
  measure: 'move',
  fund: 'parts',
  cost: 600_000,
  costLow: 400_000,
  costHigh: 1_000_000,
  minutes: 100,
  year: 0,
  notes: ['needs-transfer-decision'],
  from: 'b',
  isMandatory: false,
};
const told = (of: PlanLine, ...others: readonly PlanLine[]) =>
  lineNotes(of, { lines: [of, ...others] }, () => '7', 'vi');

it('a move says from which PC, and that between communes it takes a decision', () => {
  expect(told(line)).toContain('(đổi với máy số 7; cần quyết định điều chuyển tài sản)');
});

it('the year is said where a plan has several', () => {
  expect(told(line)).not.toContain('năm thứ');
  expect(told(line, { ...line, year: 1 })).toContain('năm thứ 1');
  const later = { ...line, year: 1 };
  expect(lineNotes(later, { lines: [later], firstYear: 2027 }, () => '7', 'vi')).toContain('(năm 2028; ');
});
