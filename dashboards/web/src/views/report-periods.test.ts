import { expect, it } from 'vitest';
import { partsOf, periodFrom, reportPeriods } from './report-periods.ts';

/** Already January in Việt Nam. */
const now = Date.parse('2026-12-31T18:00:00Z');

it('offers months and quarters up to the one that runs in Việt Nam, the newest first', () => {
  const { months, quarters } = reportPeriods(now);
  expect(months.slice(0, 3)).toEqual(['2027-01', '2026-12', '2026-11']);
  expect(quarters.slice(0, 3)).toEqual(['2027-Q1', '2026-Q4', '2026-Q3']);
});

it.each([
  [{}, { kind: 'month', value: '2026-12' }],
  [{ month: '2026-02' }, { kind: 'month', value: '2026-02' }],
  [
    { quarter: '2026-Q3', month: '2026-02' },
    { kind: 'quarter', value: '2026-Q3' },
  ],
  [{ quarter: '2026-Q5' }, { kind: 'month', value: '2026-12' }],
  [{ month: '2026-13' }, { kind: 'month', value: '2026-12' }],
])('%j is %j', (query, period) => {
  expect(periodFrom(query as Record<string, string>, now)).toEqual(period);
});

it('writes without noughts in front', () => {
  expect(partsOf({ kind: 'month', value: '2026-02' })).toEqual({ year: '2026', number: '2' });
  expect(partsOf({ kind: 'quarter', value: '2026-Q3' })).toEqual({ year: '2026', number: '3' });
});
