import type { AvailabilityTarget } from '@mach/wire';
import { expect, it } from 'vitest';
import { emptyState } from '../state/mutable-state.ts';
import { targetRows } from './target-rows.ts';

const target: AvailabilityTarget = {
  subject: 'line.internet',
  percent: 99.5,
  period: 'month',
  schedule: 'working-time',
};
const { registry } = emptyState();
const NOTHING = { up: 0, degraded: 0, down: 0, switchedOff: 0, powerCut: 0, noData: 0 };
const of = (
  seconds: Partial<typeof NOTHING>,
  more: { from?: string; to?: string; restS?: number; targets?: AvailabilityTarget[] } = {},
) => {
  const { from = '2026-11-01', to = '2026-11-30', restS = 0, targets = [target] } = more;
  const part = { ratio: 1, seconds: { ...NOTHING, ...seconds } };
  const measured = { working: part, always: part, rest: { working: restS, always: restS } };
  return targetRows('line.internet', measured, { registry: { ...registry, targets }, from, to });
};
const outcome = (...given: Parameters<typeof of>) => of(...given)[0]?.outcome;

it('is met or missed only where nothing that is not known could turn it', () => {
  expect(outcome({ up: 995, down: 5 })).toBe('met');
  expect(outcome({ up: 994, down: 6 })).toBe('missed');
  expect(outcome({ up: 980, noData: 20 })).toBe('undecided');
  expect(outcome({ up: 900, down: 50, noData: 50 })).toBe('missed');
  expect(outcome({ up: 995, down: 5 }, { restS: 1_000 })).toBe('undecided');
  expect(outcome({ up: 950, down: 50 }, { restS: 1_000 })).toBe('missed');
});

it('is compared over its own period alone, from the day on that it holds', () => {
  expect(of({ up: 1 }, { from: '2026-11-01', to: '2026-11-29' })).toEqual([]);
  expect(
    of({ up: 1 }, { targets: [{ ...target, period: 'quarter' }], from: '2026-10-01', to: '2026-12-31' }),
  ).toHaveLength(1);
  expect(of({ up: 1 }, { targets: [{ ...target, period: 'quarter' }], from: '2026-11-01', to: '2027-01-31' })).toEqual(
    [],
  );
  expect(of({ up: 1 }, { targets: [{ ...target, from: '2026-12-01' }] })).toEqual([]);
  const later = { ...target, percent: 99.9, from: '2026-06-01' };
  expect(of({ up: 1 }, { targets: [later, target] })).toMatchObject([{ percent: 99.9 }]);
});
