import type { AvailabilityReport, TargetRow } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { periodAround, periodsAround, targetShares } from './target-shares.ts';

const HOUR_MS = 3_600_000;
const HOUR_S = 3_600;
const at = (day: string) => Date.parse(`${day}T03:00:00Z`);

describe('the period of a promise around a moment', () => {
  it.each([
    ['month', '2026-02-14', '2026-02-01', '2026-02-28'],
    ['quarter', '2026-02-14', '2026-01-01', '2026-03-31'],
    ['quarter', '2026-12-31', '2026-10-01', '2026-12-31'],
    ['year', '2028-02-29', '2028-01-01', '2028-12-31'],
  ] as const)('is for a %s on %s from %s to %s', (period, day, first, last) => {
    expect(periodAround(period, at(day))).toEqual({ first, last });
  });

  it('is that of Việt Nam, where the day begins seven hours earlier', () => {
    expect(periodAround('month', Date.parse('2026-10-31T18:00:00Z'))).toEqual({
      first: '2026-11-01',
      last: '2026-11-30',
    });
  });

  it('is told once however many promises share it, and of the subjects asked for alone', () => {
    const promise = (subject: string, period: 'month' | 'quarter') =>
      ({ subject, period, percent: 99, schedule: 'always', from: '2026-01-01' }) as const;
    const targets = [promise('line.internet', 'month'), promise('site', 'month'), promise('service.mail', 'quarter')];
    expect(periodsAround(targets, ['line.internet', 'site'], at('2026-11-03'))).toEqual([
      { first: '2026-11-01', last: '2026-11-30' },
    ]);
  });
});

describe('what an outage took of a promise', () => {
  const target = (schedule: TargetRow['schedule']) =>
    ({ percent: 99, schedule, period: 'month' }) as unknown as TargetRow;
  const row = (siteId: string, subject: string, downHours: number, schedule: TargetRow['schedule'] = 'always') => ({
    ...{ siteId, subject, targets: [target(schedule)] },
    always: { seconds: { down: downHours * HOUR_S } },
    working: { seconds: { down: 60 } },
  });
  const reportOf = (...rows: ReturnType<typeof row>[]) =>
    [{ from: '2026-11-01', to: '2026-11-30', rows }] as unknown as readonly AvailabilityReport[];
  const outage = { working: { down: 1_200 }, outside: { down: 300 } } as Parameters<typeof targetShares>[1];
  // 21 days of eight hours.
  const calendar = { workingMs: () => 168 * HOUR_MS };
  const shares = (reports: readonly AvailabilityReport[]) =>
    targetShares({ siteId: 's2', subject: 'line.internet' }, outage, reports, calendar);

  it('is that of its site and its subject, whatever else stands in the report', () => {
    const reports = reportOf(row('s2', 'site', 9), row('s1', 'line.internet', 8), row('s2', 'line.internet', 5));
    expect(shares(reports)).toMatchObject([{ first: '2026-11-01', last: '2026-11-30', downS: 5 * HOUR_S }]);
    expect(shares(reportOf(row('s1', 'line.internet', 8)))).toEqual([]);
  });

  it('counts all hours where it was promised round the clock, else those of work', () => {
    const [always] = shares(reportOf(row('s2', 'line.internet', 5, 'always')));
    expect(always).toMatchObject({ allowedS: 30 * 24 * HOUR_S * 0.01, ofThisS: 1_500, downS: 5 * HOUR_S });
    const [working] = shares(reportOf(row('s2', 'line.internet', 5, 'working-time')));
    expect(working).toMatchObject({ allowedS: 168 * HOUR_S * 0.01, ofThisS: 1_200, downS: 60 });
  });
});
