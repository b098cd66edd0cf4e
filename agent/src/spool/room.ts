import type { DatabaseSync } from 'node:sqlite';
import { vietnamDayNumber } from '@mach/knowledge';
import type { Clock } from '@mach/ports';
import type { Ledger, Lost } from './ledger.ts';
import { packReadings, type StoredReport, unpackReport } from './packed-report.ts';
import type { SpoolLimits } from './spool.ts';
import { ROW_BYTES, THINNED } from './sqlite-schema.ts';

/** What is stored at present, acknowledged reports included. */
export interface Kept {
  count: number;
  bytes: number;
}

export interface Room {
  /** Frees what one more report needs, within the caller's transaction; gives what is left stored. */
  make(kept: Readonly<Kept>, bytes: number, wall: number): Kept;
  /** That transaction came to nothing. */
  undone(): void;
}

type Whole = Lost & { readonly bytes: number; readonly worth: number };

/** Rows between two thinned ones that are written anew at most; where they stand farther apart, pages are not half empty. */
const WRITTEN_ANEW_MAX = 4_096;

/**
 * Makes room in the order of the least loss: outdated and acknowledged reports; by bytes, readings thinned out evenly, samples
 * before what is worth more; by days and count, the oldest reports whole.
 */
export function createRoom(db: DatabaseSync, clock: Pick<Clock, 'wallMs'>, ledger: Ledger, limits: SpoolLimits): Room {
  const sql = prepare(db);
  /** Days of waiting reports; a day that is not among them makes one look through all. */
  let days = new Set<number>();

  return {
    make: ({ count, bytes: before }, bytes, wall) => {
      const left = { count, bytes: before };
      const isOverCount = () => left.count >= limits.reportsMax;
      const isOverBytes = () => left.bytes + bytes > limits.bytesMax;
      letOutdatedGo(left);
      while ((isOverCount() || isOverBytes()) && removeAcknowledged(left));
      keepDays(left, wall);
      if (isOverCount()) removeOldest(left, left.count - limits.reportsMax + 1);
      while (isOverBytes() && thin(left));
      while (isOverBytes() && removeOldest(left, limits.thinnedAtOnce) > 0);
      return left;
    },
    undone: () => {
      days = new Set();
    },
  };

  function free(left: Kept, { seq, bytes }: { readonly seq: number; readonly bytes: number }): void {
    sql.remove.run(seq);
    left.count -= 1;
    left.bytes -= bytes;
  }

  /** A clock that was put back makes them look made in the future: those go too. */
  function letOutdatedGo(left: Kept): void {
    const now = clock.wallMs();
    const { acknowledgedKeptMs } = limits;
    for (const row of sql.outdated.all(now - acknowledgedKeptMs, now + acknowledgedKeptMs)) free(left, row as never);
  }

  function removeAcknowledged(left: Kept): boolean {
    const row = sql.oldestAcknowledged.get();
    if (row !== undefined) free(left, row as never);
    return row !== undefined;
  }

  function keepDays(left: Kept, wall: number): void {
    const today = vietnamDayNumber(wall);
    if (days.has(today)) return;
    const waiting = sql.days.all() as unknown as { day: number }[];
    days = new Set([today, ...waiting.map(({ day }) => day)]);
    while (days.size > limits.daysMax) {
      const oldest = waiting.shift();
      if (oldest === undefined) return;
      days.delete(oldest.day);
      // By the day and not by numbers: where a clock went back and forth, numbers of other days lie between.
      removeWhole(left, sql.waitingOfDay.all(oldest.day) as unknown as Whole[]);
    }
  }

  /** Up to `count` reports that wait, from the oldest on. */
  function removeOldest(left: Kept, count: number): number {
    return removeWhole(left, sql.oldestWaiting.all(count) as unknown as Whole[]);
  }

  /** What was thinned already is lost but once. */
  function removeWhole(left: Kept, rows: readonly Whole[]): number {
    for (const row of rows) free(left, row);
    ledger.count(
      'too-old',
      rows.filter(({ worth }) => worth > THINNED),
    );
    return rows.length;
  }

  /**
   * The odd numbers of the least worth go first, from the oldest on, then those that are twice an odd one, and so on: so what
   * is left has the same density all over, within a factor of two, however long it goes on.
   */
  function thin(left: Kept): boolean {
    const next = sql.leastWorth.get();
    if (next === undefined) return false;
    const picked = sql.alike.all(next['worth'] as number, next['level'] as number, limits.thinnedAtOnce);
    const lost: Lost[] = [];
    let freed = 0;
    for (const row of picked as unknown as (StoredReport & { bytes: number })[]) {
      const { uptimeMs } = unpackReport(row);
      const { body, unpackedBytes } = packReadings({ uptimeMs, readings: [] });
      const bytes = body.length + ROW_BYTES;
      sql.thin.run(bytes, unpackedBytes, body, row.seq);
      freed += row.bytes - bytes;
      lost.push({ seq: row.seq, wall: row.wall });
    }
    left.bytes -= freed;
    ledger.count('no-room', lost);
    const [first, last] = [lost.at(0)?.seq, lost.at(-1)?.seq];
    if (first === undefined || last === undefined) return false;
    if (last - first <= WRITTEN_ANEW_MAX) writeAnew(first, last);
    return true;
  }

  /** SQLite joins pages only when two thirds of one are free: halved reports would leave the file as large as it was. */
  function writeAnew(first: number, last: number): void {
    db.exec(`
      CREATE TEMP TABLE moved AS SELECT * FROM reports WHERE seq BETWEEN ${first} AND ${last} ORDER BY seq;
      DELETE FROM reports WHERE seq BETWEEN ${first} AND ${last};
      INSERT INTO reports SELECT * FROM moved ORDER BY seq;
      DROP TABLE moved;
    `);
  }
}

function prepare(db: DatabaseSync) {
  const waits = 'acknowledged_at IS NULL';
  const day = 'floor((wall + 25200000) / 86400000.0)';
  return {
    remove: db.prepare('DELETE FROM reports WHERE seq = ?'),
    outdated: db.prepare('SELECT seq, bytes FROM reports WHERE acknowledged_at < ? OR acknowledged_at > ? LIMIT 200'),
    oldestAcknowledged: db.prepare(
      'SELECT seq, bytes FROM reports WHERE acknowledged_at IS NOT NULL ORDER BY seq LIMIT 1',
    ),
    oldestWaiting: db.prepare(`SELECT seq, wall, bytes, worth FROM reports WHERE ${waits} ORDER BY seq LIMIT ?`),
    waitingOfDay: db.prepare(`SELECT seq, wall, bytes, worth FROM reports WHERE ${waits} AND ${day} = ?`),
    days: db.prepare(`SELECT ${day} AS day FROM reports WHERE ${waits} GROUP BY day ORDER BY min(seq)`),
    leastWorth: db.prepare(
      `SELECT worth, seq & -seq AS level FROM reports
       WHERE ${waits} AND worth > ${THINNED} ORDER BY worth, seq & -seq, seq LIMIT 1`,
    ),
    alike: db.prepare(
      `SELECT seq, bytes, boot_id, wall, unpacked_bytes, body FROM reports
       WHERE ${waits} AND worth > ${THINNED} AND worth = ? AND seq & -seq = ? ORDER BY seq LIMIT ?`,
    ),
    thin: db.prepare(`UPDATE reports SET worth = ${THINNED}, bytes = ?, unpacked_bytes = ?, body = ? WHERE seq = ?`),
  };
}
