import type { DatabaseSync } from 'node:sqlite';
import type { Clock, Random } from '@mach/ports';
import { isInRanges, type Range } from '@mach/wire';
import { createLedger } from './ledger.ts';
import { packReadings, type StoredReport, unpackReport } from './packed-report.ts';
import { createRoom, type Kept } from './room.ts';
import type { Acknowledged, Acknowledgement, Spool, SpooledReport, SpoolLimits, SpoolTrouble } from './spool.ts';
import { allOrNothing, makeTables, ROW_BYTES, WORTHS } from './sqlite-schema.ts';

interface Header {
  readonly last_seq: number;
  readonly dropped: number;
  readonly refused: number;
}

interface Depth {
  readonly depth: number;
  /** When the oldest report that waits was made. */
  readonly oldest: number | null;
}

/**
 * The spool over an open database, in a file or in memory. Throws when the file is broken or can't be written at all;
 * later trouble of the disk is a value. One process writes; others may read beside it.
 */
export function createSqliteSpool(
  db: DatabaseSync,
  ports: { readonly clock: Pick<Clock, 'wallMs'>; readonly random: Random },
  limits: SpoolLimits,
): Spool {
  const newEpoch = () => Buffer.from(ports.random.bytes(16)).toString('hex');
  makeTables(db, newEpoch);
  const sql = prepare(db);
  const { epoch } = sql.epoch.get() as { epoch: string };
  const kept = sql.total.get() as unknown as Kept;
  const ledger = createLedger(db, ports.clock, limits);
  const room = createRoom(db, ports.clock, ledger, limits);

  const transaction = <T>(work: () => T): T => allOrNothing(db, work);

  function takeAnswer({ ranges, sent, contradicted }: Acknowledgement): Omit<Acknowledged, 'ok'> {
    db.exec('DELETE FROM held');
    for (const [first, last] of ranges.slice(-limits.acknowledgedRangesMax)) sql.addHeld.run(first, last);
    sql.skipTo.run(ranges.at(-1)?.[1] ?? 0);
    const now = ports.clock.wallMs();
    let [delivered, renumbered] = [0, 0];
    for (const seq of sent) {
      if (!isInRanges(ranges, seq)) continue;
      if (!contradicted.includes(seq)) delivered += Number(sql.markDelivered.run(now, seq).changes);
      else if (sql.find.get(seq) !== undefined) {
        const { last_seq: next } = sql.nextSeq.get() as { last_seq: number };
        renumbered += Number(sql.renumber.run(next, seq).changes);
      }
    }
    return { delivered, renumbered, rewound: Number(sql.markWaiting.run().changes) };
  }

  /**
   * What a disk failed to sync stands in the log of the file all the same, and the next start would find the report there that was sent from
   * memory meanwhile: written over by another write, and be that one synced no better, it is gone. No number is used up by it
   * (docs/decisions/0119-what-a-disk-failed-to-sync-is-written-over.md). A log that had just begun anew syncs its head before anything is
   * written over; all that stands in it is in the file by then, and it can be cut off without a sync.
   */
  function writeOver(): void {
    const over = guarded(() => {
      const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
      transaction(() => db.exec(`PRAGMA user_version = ${(version + 1) % 2}`));
      return { ok: true };
    });
    if (over.ok) return;
    guarded(() => {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      return { ok: true };
    });
  }

  return {
    epoch,
    append: ({ bootId, wall, uptimeMs, readings }, worth = 'samples') => {
      const taken = guarded(() => {
        const { body, unpackedBytes } = packReadings({ uptimeMs, readings });
        const bytes = body.length + ROW_BYTES;
        const { seq, left } = transaction(() => {
          const left = room.make(kept, bytes, wall);
          const { last_seq: seq } = sql.nextSeq.get() as { last_seq: number };
          sql.add.run(seq, bytes, WORTHS[worth], bootId, wall, unpackedBytes, body);
          return { seq, left };
        });
        kept.count = left.count + 1;
        kept.bytes = left.bytes + bytes;
        return { ok: true as const, seq };
      });
      if (!taken.ok) room.undone();
      if (!taken.ok && taken.failure === 'broken') writeOver();
      return taken;
    },
    waiting: ({ from, count, unpackedBytes, upTo, after }) => {
      const rows = (from === 'newest' ? sql.newest : sql.oldest).all(
        upTo ?? Number.MAX_SAFE_INTEGER,
        after ?? 0,
        count,
      );
      const reports: SpooledReport[] = [];
      let total = 0;
      for (const row of rows as unknown as StoredReport[]) {
        total += row.unpacked_bytes;
        if (reports.length > 0 && total > unpackedBytes) break;
        reports.push(unpackReport(row));
      }
      return from === 'newest' ? reports.reverse() : reports;
    },
    acknowledge: (answer) => guarded(() => transaction(() => ({ ok: true, ...takeAnswer(answer) }))),
    giveUp: (seq, what, why) => {
      const gone = guarded(() => {
        const row = transaction(() => {
          const row = sql.find.get(seq) as { bytes: number } | undefined;
          if (row === undefined) return undefined;
          ledger.note(what, seq, why);
          sql.remove.run(seq);
          sql.addRefused.run();
          return row;
        });
        return { ok: true as const, row };
      });
      if (!gone.ok || gone.row === undefined) return;
      kept.count -= 1;
      kept.bytes -= gone.row.bytes;
    },
    noteEnded: (held) =>
      guarded(() => {
        transaction(() => ledger.noteEnded(held));
        return { ok: true };
      }),
    noteExport: (id, numbers) =>
      guarded(() => {
        sql.addExport.run(id, Math.round(ports.clock.wallMs()), JSON.stringify(numbers));
        sql.trimExports.run(limits.exportsMax);
        return { ok: true };
      }),
    exported: (id) => {
      const row = sql.findExport.get(id);
      return row === undefined ? undefined : (JSON.parse(row['seqs'] as string) as Range[]);
    },
    facts: () => {
      const { depth, oldest, last_seq, dropped, refused } = sql.facts.get() as unknown as Header & Depth;
      const held = sql.held.all() as unknown as { first: number; last: number }[];
      return {
        epoch,
        lastSeq: last_seq,
        queueDepth: depth,
        ...(oldest === null ? {} : { oldestQueuedAt: oldest }),
        bytes: kept.bytes,
        acknowledged: held.map(({ first, last }) => [first, last] as const),
        dropped,
        refused,
      };
    },
    ledger: ledger.read,
    close: () => db.close(),
  };
}

/** SQLite's own result codes: https://www.sqlite.org/rescode.html; what is none of them is a mistake of ours and thrown. */
function guarded<T extends { readonly ok: true }>(work: () => T): T | SpoolTrouble {
  try {
    return work();
  } catch (error) {
    const code = (error as { errcode?: number }).errcode;
    if (code === undefined) throw error;
    const detail = `${(error as Error).message} (SQLite ${code})`;
    const primary = code & 0xff;
    if (primary === 13) return { ok: false, failure: 'disk-full', detail };
    if (primary === 3 || primary === 8 || primary === 14) return { ok: false, failure: 'denied', detail };
    return { ok: false, failure: 'broken', detail };
  }
}

function prepare(db: DatabaseSync) {
  const waits = 'acknowledged_at IS NULL';
  const inHeld = 'EXISTS (SELECT 1 FROM held WHERE reports.seq BETWEEN first AND last)';
  const stored = 'seq, boot_id, wall, unpacked_bytes, body';
  return {
    epoch: db.prepare('SELECT epoch FROM spool'),
    total: db.prepare('SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes FROM reports'),
    nextSeq: db.prepare('UPDATE spool SET last_seq = last_seq + 1 RETURNING last_seq'),
    add: db.prepare(
      `INSERT INTO reports (seq, bytes, worth, boot_id, wall, unpacked_bytes, body) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    remove: db.prepare('DELETE FROM reports WHERE seq = ?'),
    find: db.prepare('SELECT bytes FROM reports WHERE seq = ?'),
    newest: db.prepare(
      `SELECT ${stored} FROM reports WHERE ${waits} AND seq <= ? AND seq > ? ORDER BY seq DESC LIMIT ?`,
    ),
    oldest: db.prepare(`SELECT ${stored} FROM reports WHERE ${waits} AND seq <= ? AND seq > ? ORDER BY seq LIMIT ?`),
    renumber: db.prepare(`UPDATE reports SET seq = ? WHERE seq = ? AND ${waits}`),
    skipTo: db.prepare('UPDATE spool SET last_seq = max(last_seq, ?)'),
    facts: db.prepare(
      `SELECT last_seq, dropped, refused, (SELECT count(*) FROM reports WHERE ${waits}) AS depth,
         (SELECT wall FROM reports WHERE ${waits} ORDER BY seq LIMIT 1) AS oldest
       FROM spool`,
    ),
    held: db.prepare('SELECT first, last FROM held ORDER BY first'),
    addHeld: db.prepare('INSERT OR REPLACE INTO held (first, last) VALUES (?, ?)'),
    markDelivered: db.prepare(`UPDATE reports SET acknowledged_at = ? WHERE ${waits} AND seq = ?`),
    markWaiting: db.prepare(
      `UPDATE reports SET acknowledged_at = NULL WHERE acknowledged_at IS NOT NULL AND NOT ${inHeld}`,
    ),
    addExport: db.prepare('INSERT INTO exports (id, at, seqs) VALUES (?, ?, ?)'),
    trimExports: db.prepare(
      'DELETE FROM exports WHERE rowid NOT IN (SELECT rowid FROM exports ORDER BY rowid DESC LIMIT ?)',
    ),
    findExport: db.prepare('SELECT seqs FROM exports WHERE id = ?'),
    addRefused: db.prepare('UPDATE spool SET refused = refused + 1'),
  };
}
