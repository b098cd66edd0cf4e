import type { InventoryChange } from '@mach/wire';
import { expect, it } from 'vitest';
import type { DaySummary } from '../history/day-summary.ts';
import { upgradesSeen, visitsOf } from './upgrades-seen.ts';

const DAY_MS = 86_400_000;
const AT = Date.UTC(2026, 9, 15, 3);
const GIB = 1024 ** 3;
const module = (before: number, after: number, at = AT): InventoryChange => ({
  at,
  kind: 'memory-module',
  target: 'DIMM 1',
  change: 'changed',
  before: { sizeBytes: before * GIB },
  after: { sizeBytes: after * GIB },
});
const disk = (at = AT): InventoryChange => ({
  at,
  kind: 'disk',
  target: 'sda',
  change: 'added',
  after: { model: 'SSD' },
});
const pc = { device: 'a', number: 1, communeCode: '00004' };

/** Counters of a day: it began with `from` and `grown` more minutes were watched, of which `slow` were slow for the disk. */
const dayOf = (offset: number, grown: number, slow: number): DaySummary => {
  const day = new Date(AT + offset * DAY_MS).toISOString().slice(0, 10);
  const counted = (by: number) => ({ count: 2, min: 100, max: 100 + by, sum: 0, first: 100, last: 100 + by });
  const values = { watchedMinutes: counted(grown), slowDiskMinutes: counted(slow), slowMemoryMinutes: counted(0) };
  return { day, series: [{ kind: 'slow-minutes', readings: 2, failed: 0, values }] };
};

it('memory that grew and a new disk that is an SSD are upgrades; both within days are one', () => {
  expect(visitsOf([module(4, 8)], false)).toMatchObject([{ measure: 'ram' }]);
  expect(visitsOf([disk()], true)).toMatchObject([{ measure: 'ssd' }]);
  expect(visitsOf([module(4, 8), disk(AT + DAY_MS)], true)).toMatchObject([{ measure: 'ram+ssd' }]);
  expect(visitsOf([module(8, 4), disk()], false)).toEqual([]);
});

it('a disk of the same model in the place of another is a repair, not an upgrade', () => {
  const change = { at: AT, kind: 'disk', target: 'sda', change: 'changed' } as const;
  const was = { model: 'SSD', serialHash: 'aa' };
  expect(visitsOf([{ ...change, before: was, after: { ...was, serialHash: 'bb' } }], true)).toEqual([]);
  expect(visitsOf([{ ...change, before: was, after: { model: 'SSD 2', serialHash: 'bb' } }], true)).toHaveLength(1);
});

it('minutes are those of the days on each side; the day itself is in neither', () => {
  const days = [dayOf(-2, 400, 100), dayOf(-1, 300, 80), dayOf(0, 999, 999), dayOf(1, 400, 10)];
  expect(upgradesSeen(pc, [disk()], true, days)).toMatchObject([
    {
      measure: 'ssd',
      day: '2026-10-15',
      before: { watched: 700, slow: { disk: 180 } },
      after: { watched: 400, slow: { disk: 10 } },
    },
  ]);
});

it('what lies beyond thirty days, or beyond another visit, is not its work', () => {
  const days = [dayOf(-40, 500, 500), dayOf(-9, 400, 100), dayOf(5, 300, 30), dayOf(15, 200, 2)];
  const [first, second] = upgradesSeen(pc, [disk(), module(4, 8, AT + 10 * DAY_MS)], true, days);
  expect([first?.before.watched, first?.after.watched]).toEqual([400, 300]);
  expect([second?.before.watched, second?.after.watched]).toEqual([300, 200]);
});

it('a day on which the counters began anew is left out', () => {
  const broken: DaySummary = {
    day: '2026-10-16',
    series: [
      {
        kind: 'slow-minutes',
        readings: 2,
        failed: 0,
        values: { watchedMinutes: { count: 2, min: 5, max: 900, sum: 0, first: 900, last: 5 } },
      },
    ],
  };
  expect(upgradesSeen(pc, [disk()], true, [broken])[0]?.after.watched).toBe(0);
});
