import type { AvailabilityTarget, Line } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import type { Registry } from '../state/fleet-state.ts';
import { emptyState } from '../state/mutable-state.ts';
import { targetRows } from './target-rows.ts';

const target: AvailabilityTarget = {
  subject: 'line.internet',
  percent: 99.5,
  period: 'month',
  schedule: 'working-time',
};
const { registry } = emptyState();
const site = { id: 's1', unitCode: '99001', name: 'Trụ sở' };
const NOTHING = { up: 0, degraded: 0, down: 0, switchedOff: 0, powerCut: 0, noData: 0 };
const of = (
  seconds: Partial<typeof NOTHING>,
  more: {
    from?: string;
    to?: string;
    restS?: number;
    /** Round the clock, where that is another than in working time. */
    always?: Partial<typeof NOTHING>;
    restAlwaysS?: number;
    targets?: AvailabilityTarget[];
    known?: Partial<Registry>;
  } = {},
) => {
  const { from = '2026-11-01', to = '2026-11-30', restS = 0, always = seconds, restAlwaysS = restS } = more;
  const { targets = [target] } = more;
  const partOf = (its: Partial<typeof NOTHING>) => ({ ratio: 1, seconds: { ...NOTHING, ...its } });
  const rest = { working: restS, always: restAlwaysS };
  const measured = { working: partOf(seconds), always: partOf(always), rest };
  return targetRows({ subject: 'line.internet', site }, measured, {
    registry: { ...registry, ...more.known, targets },
    from,
    to,
  });
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

it('is judged by the hours that it holds in: those of work, or round the clock', () => {
  const always = { ...target, schedule: 'always' } as const;
  const [good, bad] = [{ up: 1_000 }, { up: 900, down: 100 }];
  expect(outcome(good, { always: bad })).toBe('met');
  expect(outcome(good, { always: bad, targets: [always] })).toBe('missed');
  expect(outcome(good, { restAlwaysS: 9_000, targets: [always] })).toBe('undecided');
  expect(of(good, { always: bad, targets: [target, always] }).map(({ outcome }) => outcome)).toEqual(['met', 'missed']);
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

describe('a promise about lines', () => {
  const general = target;
  const ofVnpt = { ...target, percent: 99.7, isp: 'VNPT' };
  const ofContract = { ...target, percent: 99.9, contract: 'HD-12' };
  const targets = [ofContract, general, ofVnpt];
  const line = (given: Partial<Line>) => ({
    lines: new Map([['l', { id: 'l', siteId: 's1', kind: 'internet', ...given } as Line]]),
  });
  const percents = (known: Partial<Registry>, promised = targets) =>
    of({ up: 1 }, { targets: promised, known }).map((row) => row.percent);

  it.each<[string, Partial<Registry>, number]>([
    ['of its contract', line({ provider: 'VNPT', contract: 'HD-12' }), 99.9],
    ['of its provider', line({ provider: 'VNPT', contract: 'HD-13' }), 99.7],
    ['of all lines', line({ provider: 'Viettel' }), 99.5],
    ['of all lines, where none is registered', {}, 99.5],
    [
      'of the provider of its commune, where none is registered',
      { units: new Map([['99001', { code: '99001', kind: 'commune', name: 'xã A', isp: 'VNPT' }]]) },
      99.7,
    ],
  ])('is that %s', (_, known, percent) => {
    expect(percents(known)).toEqual([percent]);
  });

  it('by a contract that no line has is of nobody, and an older one of its contract stands over a newer one of all', () => {
    expect(percents(line({ provider: 'Viettel' }), [ofContract])).toEqual([]);
    const newer = { ...general, from: '2026-10-01' };
    expect(percents(line({ contract: 'HD-12' }), [newer, ofContract])).toEqual([99.9]);
  });
});
