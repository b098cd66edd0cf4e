import type { Condition } from '@mach/diagnosis';
import { expect, it } from 'vitest';
import { type RankedEquipment, rankEquipment } from './rank-equipment.ts';

const slowPort = (port: string): Condition => ({
  code: 'equipment-port-slow',
  level: 'ageing',
  component: 'network-card',
  parameters: { port, speedMbps: 100 },
});
const made = (number: number, more: Partial<RankedEquipment>): RankedEquipment => ({
  device: String(number),
  number,
  communeCode: '00004',
  kind: 'switch',
  coverage: 'declared',
  peopleBehind: 20,
  conditions: [],
  ...more,
});
const rank = (...all: readonly RankedEquipment[]) => rankEquipment(all, { workingMonthMinutes: 10_080 });

it('minutes are those of all who depend on it, so the fuller site stands first', () => {
  const rows = rank(
    made(1, { conditions: [slowPort('1')], peopleBehind: 4 }),
    made(2, { conditions: [slowPort('1')], peopleBehind: 30 }),
  );
  expect(rows.map(({ number, minutesPerMonth }) => [number, minutesPerMonth.likely])).toEqual([
    [2, 90],
    [1, 12],
  ]);
});

it('four slow ports are one switch', () => {
  const [row] = rank(made(1, { conditions: ['1', '2', '3', '4'].map(slowPort) }));
  expect(row?.reasons).toHaveLength(1);
});

it('a line under its contract and a router out of support are reasons with their measurement; what keeps to it is none', () => {
  const rows = rank(
    made(1, { kind: 'line', speed: { measuredBitsPerSecond: 0.5 * 1e8, committedBitsPerSecond: 1e8 } }),
    made(2, { kind: 'line', speed: { measuredBitsPerSecond: 0.9 * 1e8, committedBitsPerSecond: 1e8 } }),
    made(3, { kind: 'router', unsupportedSince: '2024-01-31' }),
  );
  expect(rows.map(({ number, reasons }) => [number, reasons.map(({ code }) => code)])).toEqual([
    [1, ['line-under-contract']],
    [3, ['equipment-unsupported']],
    [2, []],
  ]);
});

it('a switch that slows its PCs is a reason, told once where it says so itself', () => {
  const slowed = { pcs: 6, speedMbps: 100 };
  const codes = rank(made(1, { slowed }), made(2, { slowed, conditions: [slowPort('1')] })).map(({ reasons }) =>
    reasons.map(({ code }) => code),
  );
  expect(codes.sort()).toEqual([['equipment-port-slow'], ['switch-slow-seen']]);
});
