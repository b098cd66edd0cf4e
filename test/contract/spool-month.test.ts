import { DatabaseSync } from 'node:sqlite';
import { createFleet, devicesOf, makeProvince, NO_FAULTS } from '@mach/fleet';
import { seededRandom } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { agentLimits } from '../../agent/src/limits.ts';
import type { SpoolLimits, Worth } from '../../agent/src/spool/spool.ts';
import { createSqliteSpool } from '../../agent/src/spool/sqlite.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
/** Monday 2026-11-23, 10:00 in Vietnam. */
const WALL = Date.UTC(2026, 10, 23, 3);
/** What the log beside the file may grow to: `journal_size_limit`. */
const LOG_BYTES = 1_048_576;

/** A PC of a made province that reports each minute, its inventory once a day, a change of state every three hours. */
function spoolOf(days: number, limits: SpoolLimits) {
  const province = makeProvince({ seed: 'month', communes: 1, devicesPerCommune: [5, 5] });
  const fleet = createFleet(province, NO_FAULTS);
  const [device] = devicesOf(province);
  if (device === undefined) throw new Error('the made province has no device');
  const database = new DatabaseSync(':memory:');
  let wall = WALL;
  const spool = createSqliteSpool(database, { clock: { wallMs: () => wall }, random: seededRandom(1) }, limits);
  for (let minute = 1; minute <= days * DAY_MINUTES; minute++) {
    wall = WALL + minute * MINUTE_MS;
    const uptimeMs = minute * MINUTE_MS;
    const worth: Worth = minute % DAY_MINUTES === 7 ? 'daily' : minute % 180 === 11 ? 'event' : 'samples';
    const readings = [
      ...fleet.vitalsAt(device, uptimeMs, wall),
      ...fleet.watchedAt(device, uptimeMs, wall),
      ...(worth === 'daily' ? fleet.inventoryAt(device, uptimeMs, wall) : []),
    ];
    spool.append({ uptimeMs, wall, bootId: '0'.repeat(32), readings }, worth);
  }
  const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
  const pageBytes = Number(database.prepare('PRAGMA page_size').get()?.['page_size']);
  return { spool, fileBytes: pages * pageBytes + LOG_BYTES };
}

it('keeps 30 days at a report a minute in less than 64 MB, none dropped', { timeout: 120_000 }, () => {
  const { spool, fileBytes } = spoolOf(30, agentLimits.spool);
  expect(spool.facts()).toMatchObject({ queueDepth: 43_200, dropped: 0 });
  expect(fileBytes).toBeLessThan(64_000_000);
});

/** A tenth of the bytes and of the days: the same, but sooner. */
it('filled beyond its bytes, keeps the file small, every event and inventory, and samples evenly', {
  timeout: 120_000,
}, () => {
  const limits = { ...agentLimits.spool, bytesMax: agentLimits.spool.bytesMax / 10 };
  const { spool, fileBytes } = spoolOf(9, limits);
  expect(fileBytes).toBeLessThan(6_400_000 + LOG_BYTES);
  const reports = spool.waiting({ from: 'oldest', count: 100_000, unpackedBytes: Number.MAX_SAFE_INTEGER });
  expect(reports.map(({ seq }) => seq)).toEqual(Array.from({ length: 9 * DAY_MINUTES }, (_, i) => i + 1));
  const whole = reports.filter(({ readings }) => readings.length > 0).map(({ seq }) => seq);
  expect(spool.facts().dropped).toBe(reports.length - whole.length);
  const rare = reports.filter(({ seq }) => seq % DAY_MINUTES === 7 || seq % 180 === 11);
  expect(rare.filter(({ readings }) => readings.length === 0)).toEqual([]);
  const samples = whole.filter((seq) => seq % DAY_MINUTES !== 7 && seq % 180 !== 11);
  const gaps = samples.slice(1, -1).map((seq, at) => seq - (samples[at] as number));
  // A place that an event has taken counts as kept: the gap around it is one step wider.
  expect(Math.max(...gaps)).toBeLessThanOrEqual(4 * Math.min(...gaps));
  const told = spool.ledger(100).reduce((sum, { reports: count }) => sum + count, 0);
  expect(told).toBe(spool.facts().dropped);
});
