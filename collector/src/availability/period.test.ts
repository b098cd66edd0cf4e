import { expect, it } from 'vitest';
import { periodOf } from './period.ts';

const now = Date.parse('2026-11-26T09:00:00+07:00');

it.each([
  [{}, '2026-11-01', '2026-11-30'],
  [{ month: '2026-02' }, '2026-02-01', '2026-02-28'],
  [{ month: '2024-02' }, '2024-02-01', '2024-02-29'],
  [{ from: '2026-10-01', to: '2026-11-26' }, '2026-10-01', '2026-11-26'],
  [{ quarter: '2026-Q3' }, '2026-07-01', '2026-09-30'],
  [{ quarter: '2026-Q4' }, '2026-10-01', '2026-12-31'],
  [{ quarter: '2024-Q1' }, '2024-01-01', '2024-03-31'],
  [{ from: '2026-11-20' }, '2026-11-20', '2026-11-26'],
])('%j is from %s to %s', (wish, from, to) => {
  expect(periodOf(wish, now)).toEqual({ ok: true, from, to });
});

it.each([
  [{ month: '2026-12' }, 'month: found 2026-12, expected 2026-11 or an earlier month'],
  [{ month: '2026-13' }, 'month: found 2026-13, expected a month such as 2026-11'],
  [{ month: 'tháng 11' }, 'month: found tháng 11, expected a month such as 2026-11'],
  [{ from: '2026-02-30' }, 'from: found 2026-02-30, expected a day such as 2026-11-01'],
  [{ from: '2026-11-27' }, 'from: found 2026-11-27, expected 2026-11-26 or an earlier day'],
  [{ from: '2026-11-20', to: '2026-11-01' }, 'to: found 2026-11-01, expected 2026-11-20 or a later day'],
  [{ from: '2020-01-01', to: '2026-11-01' }, 'to: found 2026-11-01, expected a day within 366 days after 2020-01-01'],
  [{ quarter: '2026-Q5' }, 'quarter: found 2026-Q5, expected a quarter such as 2026-Q3'],
  [{ quarter: 'quý 3' }, 'quarter: found quý 3, expected a quarter such as 2026-Q3'],
  [{ quarter: '2027-Q1' }, 'quarter: found 2027-Q1, expected 2026-Q4 or an earlier quarter'],
  [{ quarter: '2026-Q3', month: '2026-08' }, 'give a quarter, a month, or from and to, not more than one of them'],
  [{ month: '2026-11', from: '2026-11-01' }, 'give a month, or from and to, not both'],
])('%j is refused', (wish, error) => {
  expect(periodOf(wish, now)).toEqual({ ok: false, error });
});
