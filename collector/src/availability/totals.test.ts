import { NO_TIME } from '@mach/diagnosis';
import type { AvailabilityRow } from '@mach/wire';
import { expect, it } from 'vitest';
import { partOf } from './part.ts';
import { availabilityTotals } from './totals.ts';

const part = (up: number, down: number, noData = 0) => partOf({ ...NO_TIME, up, down, 'no-data': noData });
const row = (communeCode: string, subject: string, up: number, down: number, more: Partial<AvailabilityRow> = {}) => ({
  communeCode,
  siteId: `${communeCode}-1`,
  site: 'Trụ sở',
  subject,
  working: part(up, down, 100),
  unannounced: part(up, 0),
  always: part(up, down),
  targets: [],
  ...more,
});
const promise = (outcome: 'met' | 'missed' | 'undecided') => ({
  targets: [{ subject: 'line.internet', percent: 99.5, period: 'month', schedule: 'working-time', outcome } as const],
});

it('adds seconds, so that who works longer counts more, for all sites and for each commune', () => {
  const totals = availabilityTotals([
    row('1', 'service.dvc', 10, 0, { name: 'Cổng' }),
    row('1', 'line.internet', 900, 100, promise('missed')),
    row('2', 'line.internet', 3_000, 0, { ...promise('met'), name: 'VNPT · 1' }),
    row('2', 'line.internet', 100, 0, { ...promise('undecided'), siteId: '2-2' }),
  ]);
  expect(totals.map(({ communeCode, subject }) => [communeCode, subject])).toEqual([
    [undefined, 'line.internet'],
    [undefined, 'service.dvc'],
    ['1', 'line.internet'],
    ['1', 'service.dvc'],
    ['2', 'line.internet'],
  ]);
  expect(totals[0]).toMatchObject({
    sites: 3,
    working: { ratio: 4_000 / 4_100, atWorst: 4_000 / 4_400, seconds: { up: 4_000, down: 100, noData: 300 } },
    unannounced: { ratio: 1 },
    promises: { met: 1, missed: 1, open: 1 },
  });
  expect(totals[0]).not.toHaveProperty('name');
  expect(totals[1]?.name).toBe('Cổng');
});

it('says nothing of nothing', () => {
  expect(availabilityTotals([])).toEqual([]);
});
