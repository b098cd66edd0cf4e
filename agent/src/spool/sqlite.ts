import type { DatabaseSync } from 'node:sqlite';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Clock, Random } from '@mach/ports';
import { isInRanges } from '@mach/wire';
import type {
  Acknowledged,
  Acknowledgement,
  LedgerRow,
  Spool,
  SpooledReport,
  SpoolLimits,
  SpoolTrouble,
} from './spool.ts';
import { makeTables } from './sqlite-schema.ts';

/** A report's readings unpack to less: far above what the limits of a report allow. */
const UNPACKED_BYTES_MAX = 16 * 1024 * 1024;

interface Header {
  epoch: string;
  last_seq: number;
  dropped: number;
  refused: number;
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
  const header = () => sql.header.get() as unknown as Header;
  const { epoch } = header();
  const kept = sql.total.get() as unknown as { count: number; bytes: number };

  /** All or nothing; SQLite may have rolled back by itself when the disk is full, and a second rollback would throw. */
  function transaction<T>(work: () => T): T {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }

  function note(what: LedgerRow['what'], firstSeq: number, lastSeq: number, why: string): void {
    sql.addLedger.run(what, firstSeq, lastSeq, ports.clock.wallMs(), why.slice(0, 500));
    sql.trimLedger.run(limits.ledgerRowsMax);
  }

  /** Frees room for one more report: outdated and acknowledged ones first, then the oldest that wait, which is a loss. */
  function makeRoom(bytes: number): { count: number; bytes: number } {
    const now = ports.clock.wallMs();
    const freed = { count: 0, bytes: 0 };
    const isOver = () =>
      kept.count - freed.count >= limits.reportsMax || kept.bytes - freed.bytes + bytes > limits.bytesMax;
    const free = (row: { seq: number; bytes: number }) => {
      sql.remove.run(row.seq);
      freed.count += 1;
      freed.bytes += row.bytes;
    };
    // A clock that was put back makes them look made in the future: those go too.
    for (const row of sql.outdated.all(now - limits.acknowledgedKeptMs, now + limits.acknowledgedKeptMs)) {
      free(row as unknown as { seq: number; bytes: number });
    }
    const lost: number[] = [];
    while (isOver()) {
      const row = (sql.oldestAcknowledged.get() ?? sql.oldestWaiting.get()) as
        | { seq: number; bytes: number; waits: number }
        | undefined;
      if (row === undefined) break;
      free(row);
      if (row.waits === 1) lost.push(row.seq);
    }
    const first = lost[0];
    if (first !== undefined) {
      sql.addDropped.run(lost.length);
      note('no-room', first, lost.at(-1) ?? first, `${lost.length} of the oldest reports gave room for newer ones`);
    }
    return freed;
  }

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

  return {
    epoch,
    append: (report) =>
      guarded(() => {
        const { bootId, wall, uptimeMs, readings } = report;
        const text = Buffer.from(JSON.stringify({ uptimeMs, readings }));
        const body = deflateRawSync(text);
        const { seq, freed } = transaction(() => {
          const freed = makeRoom(body.length);
          const { last_seq: seq } = sql.nextSeq.get() as { last_seq: number };
          sql.add.run(seq, body.length, bootId, wall, text.length, body);
          return { seq, freed };
        });
        kept.count += 1 - freed.count;
        kept.bytes += body.length - freed.bytes;
        return { ok: true, seq };
      }),
    waiting: ({ from, count, unpackedBytes, upTo }) => {
      const rows = (from === 'newest' ? sql.newest : sql.oldest).all(upTo ?? Number.MAX_SAFE_INTEGER, count);
      const reports: SpooledReport[] = [];
      let total = 0;
      for (const row of rows as unknown as StoredReport[]) {
        total += row.unpacked_bytes;
        if (reports.length > 0 && total > unpackedBytes) break;
        reports.push(unpack(row));
      }
      return from === 'newest' ? reports.reverse() : reports;
    },
    acknowledge: (answer) => guarded(() => transaction(() => ({ ok: true, ...takeAnswer(answer) }))),
    giveUp: (seq, what, why) => {
      guarded(() => {
        transaction(() => {
          const row = sql.find.get(seq) as { bytes: number } | undefined;
          if (row === undefined) return;
          sql.remove.run(seq);
          sql.addRefused.run();
          note(what, seq, seq, why);
          kept.count -= 1;
          kept.bytes -= row.bytes;
        });
        return { ok: true };
      });
    },
    facts: () => {
      const { last_seq: lastSeq, dropped, refused } = header();
      const { depth, oldest } = sql.depth.get() as unknown as { depth: number; oldest: number | null };
      const held = sql.held.all() as unknown as { first: number; last: number }[];
      return {
        epoch,
        lastSeq,
        queueDepth: depth,
        ...(oldest === null ? {} : { oldestQueuedAt: oldest }),
        bytes: kept.bytes,
        acknowledged: held.map(({ first, last }) => [first, last] as const),
        dropped,
        refused,
      };
    },
    ledger: (count) => (sql.ledger.all(count) as unknown as LedgerRow[]).map((row) => ({ ...row })),
    close: () => db.close(),
  };
}

interface StoredReport {
  readonly seq: number;
  readonly boot_id: string;
  readonly wall: number;
  readonly unpacked_bytes: number;
  readonly body: Uint8Array;
}

function unpack(row: StoredReport): SpooledReport {
  const text = inflateRawSync(row.body, { maxOutputLength: UNPACKED_BYTES_MAX }).toString();
  const { uptimeMs, readings } = JSON.parse(text) as Pick<SpooledReport, 'uptimeMs' | 'readings'>;
  return { seq: row.seq, bootId: row.boot_id, wall: row.wall, uptimeMs, readings };
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
    header: db.prepare('SELECT epoch, last_seq, dropped, refused FROM spool'),
    total: db.prepare('SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes FROM reports'),
    nextSeq: db.prepare('UPDATE spool SET last_seq = last_seq + 1 RETURNING last_seq'),
    add: db.prepare(`INSERT INTO reports (seq, bytes, boot_id, wall, unpacked_bytes, body) VALUES (?, ?, ?, ?, ?, ?)`),
    remove: db.prepare('DELETE FROM reports WHERE seq = ?'),
    find: db.prepare('SELECT bytes FROM reports WHERE seq = ?'),
    newest: db.prepare(`SELECT ${stored} FROM reports WHERE ${waits} AND seq <= ? ORDER BY seq DESC LIMIT ?`),
    oldest: db.prepare(`SELECT ${stored} FROM reports WHERE ${waits} AND seq <= ? ORDER BY seq LIMIT ?`),
    outdated: db.prepare('SELECT seq, bytes FROM reports WHERE acknowledged_at < ? OR acknowledged_at > ? LIMIT 200'),
    oldestAcknowledged: db.prepare(
      'SELECT seq, bytes, 0 AS waits FROM reports WHERE acknowledged_at IS NOT NULL ORDER BY seq LIMIT 1',
    ),
    oldestWaiting: db.prepare(`SELECT seq, bytes, 1 AS waits FROM reports WHERE ${waits} ORDER BY seq LIMIT 1`),
    renumber: db.prepare(`UPDATE reports SET seq = ? WHERE seq = ? AND ${waits}`),
    skipTo: db.prepare('UPDATE spool SET last_seq = max(last_seq, ?)'),
    depth: db.prepare(
      `SELECT count(*) AS depth, (SELECT wall FROM reports WHERE ${waits} ORDER BY seq LIMIT 1) AS oldest
       FROM reports WHERE ${waits}`,
    ),
    held: db.prepare('SELECT first, last FROM held ORDER BY first'),
    addHeld: db.prepare('INSERT OR REPLACE INTO held (first, last) VALUES (?, ?)'),
    markDelivered: db.prepare(`UPDATE reports SET acknowledged_at = ? WHERE ${waits} AND seq = ?`),
    markWaiting: db.prepare(
      `UPDATE reports SET acknowledged_at = NULL WHERE acknowledged_at IS NOT NULL AND NOT ${inHeld}`,
    ),
    addDropped: db.prepare('UPDATE spool SET dropped = dropped + ?'),
    addRefused: db.prepare('UPDATE spool SET refused = refused + 1'),
    addLedger: db.prepare('INSERT INTO ledger (what, first_seq, last_seq, at, why) VALUES (?, ?, ?, ?, ?)'),
    trimLedger: db.prepare('DELETE FROM ledger WHERE id <= (SELECT max(id) FROM ledger) - ?'),
    ledger: db.prepare(
      'SELECT what, first_seq AS firstSeq, last_seq AS lastSeq, at, why FROM ledger ORDER BY id DESC LIMIT ?',
    ),
  };
}
