import { expect, it } from 'vitest';
import { frozenPlan, madeCandidate } from '../../testing/made-plan.ts';
import { planCsv } from './plan-csv.ts';

const named = (code: string) => `Phường ${code}`;

it('begins with one byte order mark, then the head, and has a row a line', () => {
  const csv = planCsv(frozenPlan({ candidates: [madeCandidate(1, '00004')] }), named, 'vi');
  expect(csv.startsWith('\uFEFFcommune_code,commune,device,')).toBe(true);
  expect(csv.trimEnd().split('\n')).toHaveLength(2);
});
