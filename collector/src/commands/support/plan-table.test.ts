import { expect, it } from 'vitest';
import { frozenPlan, madeCandidate } from '../../testing/made-plan.ts';
import { planTable } from './plan-table.ts';

const asset = { life: 'over', lifeUntil: 2024, quota: 'within', unknown: [] } as const;
const candidates = [
  madeCandidate(1, '00004', { asset, isEstimated: true, coverage: 'inventory' }),
  madeCandidate(2, '00007'),
];
const spending = { kind: 'together', years: [{ common: 1_500_000 }, { common: 1_500_000 }] } as const;
const told = planTable(frozenPlan({ candidates, spending }), (code) => `Phường ${code}`, 'vi');

it('a line says how its device is known and what the register says of it', () => {
  expect(told).toMatch(
    /Phường 00004 .*Kiểm kê \(ước tính\) .*đã hết thời hạn sử dụng \(hết năm 2024\); trong định mức/,
  );
});

it('minutes of lines and of communes add up to those of the plan, also over several years', () => {
  expect(told).toMatch(/năm thứ 2\) .* 25,5 /);
  expect(told).toMatch(/Tổng cộng .* 77,5/);
  expect(told).toMatch(/Phường 00004 +1 +1 +1,4 +0 +25,5/);
});
