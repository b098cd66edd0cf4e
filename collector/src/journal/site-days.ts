import type { DatabaseSync } from 'node:sqlite';
import { deflateSync, inflateSync } from 'node:zlib';
import { type DayEvidence, joinEvidence } from '@mach/diagnosis';
import type { SettledDay, Settlement, SiteDay, SiteDayEvidence, SiteDayQuery } from '../availability/site-day.ts';

/** Days of sites over their table. */
export interface SiteDays {
  /** Joins evidence to what is kept of its day: told twice is told once. */
  join(days: readonly SiteDayEvidence[]): void;
  /** The settled form takes the place of the evidence, unless more came meanwhile. */
  settle(settlements: readonly Settlement[]): void;
  read(query: SiteDayQuery): SiteDay[];
  /** Days before one of which there is evidence, oldest first. */
  unsettled(before: string, limit: number): SiteDay[];
}

/** A journal that was only ever opened for reading since an older version wrote it has no such table: then nothing is kept. */
export function createSiteDays(database: DatabaseSync): SiteDays {
  if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'site_days'").get() === undefined) {
    return { join: () => {}, settle: () => {}, read: () => [], unsettled: () => [] };
  }
  const columns = 'site, day, version, evidence, settled';
  const known = database.prepare('SELECT evidence FROM site_days WHERE site = ? AND day = ?');
  const keep = database.prepare(
    `INSERT INTO site_days (site, day, version, evidence) VALUES (?, ?, 1, ?)
     ON CONFLICT (site, day) DO UPDATE SET version = version + 1, evidence = excluded.evidence`,
  );
  const settle = database.prepare(
    'UPDATE site_days SET version = version + 1, evidence = NULL, settled = ? WHERE site = ? AND day = ? AND version = ?',
  );
  const all = database.prepare(`SELECT ${columns} FROM site_days WHERE day BETWEEN ? AND ? ORDER BY site, day`);
  const ofSite = database.prepare(
    `SELECT ${columns} FROM site_days WHERE site = ? AND day BETWEEN ? AND ? ORDER BY day`,
  );
  const unsettled = database.prepare(
    `SELECT ${columns} FROM site_days WHERE day < ? AND evidence IS NOT NULL ORDER BY day, site LIMIT ?`,
  );

  return {
    join(days) {
      for (const { site, day, evidence } of days) {
        const before = known.get(site, day)?.['evidence'];
        const whole = before instanceof Uint8Array ? joinEvidence(unpack<DayEvidence>(before), evidence) : evidence;
        keep.run(site, day, pack(whole));
      }
    },
    settle(settlements) {
      for (const { site, day, version, settled } of settlements) settle.run(pack(settled), site, day, version);
    },
    read({ from, to, sites }) {
      if (sites === undefined) return all.all(from, to).map(toSiteDay);
      return sites.flatMap((site) => ofSite.all(site, from, to).map(toSiteDay));
    },
    unsettled: (before, limit) => unsettled.all(before, limit).map(toSiteDay),
  };
}

function toSiteDay(row: Record<string, unknown>): SiteDay {
  const { site, day, version, evidence, settled } = row;
  return {
    site: site as string,
    day: day as string,
    version: version as number,
    ...(evidence instanceof Uint8Array ? { evidence: unpack<DayEvidence>(evidence) } : {}),
    ...(settled instanceof Uint8Array ? { settled: unpack<SettledDay>(settled) } : {}),
  };
}

const pack = (value: DayEvidence | SettledDay): Uint8Array => deflateSync(JSON.stringify(value));
const unpack = <Value>(bytes: Uint8Array): Value => JSON.parse(inflateSync(bytes).toString('utf8')) as Value;
