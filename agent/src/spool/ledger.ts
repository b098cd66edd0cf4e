import type { DatabaseSync } from 'node:sqlite';
import { vietnamDayNumber, vietnamDayOf } from '@mach/knowledge';
import type { Clock } from '@mach/ports';
import type { HeldInMemory, LedgerRow, SpoolLimits } from './spool.ts';

/** Of one report that the spool's own bounds took. */
export interface Lost {
  readonly seq: number;
  readonly wall: number;
}

/** What was given up and why, in the spool's own transactions: whoever writes here has begun one. */
export interface Ledger {
  /** One report that was decided against, in a row of its own. */
  note(what: 'refused' | 'unreadable', seq: number, why: string): void;
  /** What ended in memory, once an epoch. */
  noteEnded(held: HeldInMemory): void;
  /** Reports that gave room, added to the row of the day on which they were made. */
  count(what: 'no-room' | 'too-old', lost: readonly Lost[]): void;
  /** The latest rows first. */
  read(count: number): readonly LedgerRow[];
}

const WHY = {
  'no-room': 'readings gave room for newer ones, evenly over the time that the spool covers',
  'too-old': 'the oldest reports gave room: they waited for more days than the spool keeps',
} as const;

const DAY_MS = 86_400_000;

export function createLedger(
  db: DatabaseSync,
  clock: Pick<Clock, 'wallMs'>,
  limits: Pick<SpoolLimits, 'ledgerRowsMax'>,
): Ledger {
  const add = db.prepare(
    'INSERT INTO ledger (what, day, first_seq, last_seq, reports, at, why) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const more = db.prepare(
    `UPDATE ledger SET first_seq = min(first_seq, ?), last_seq = max(last_seq, ?), reports = reports + ?, at = ?
     WHERE what = ? AND day = ?`,
  );
  const wallOf = db.prepare('SELECT wall FROM reports WHERE seq = ?');
  const trim = db.prepare('DELETE FROM ledger WHERE id <= (SELECT max(id) FROM ledger) - ?');
  const latest = db.prepare(
    `SELECT what, day, first_seq AS firstSeq, last_seq AS lastSeq, reports, at, why FROM ledger
     ORDER BY at DESC, id DESC LIMIT ?`,
  );
  const sameReason = db.prepare('SELECT 1 FROM ledger WHERE what = ? AND why = ?');
  const drop = db.prepare('UPDATE spool SET dropped = dropped + ?');

  function insert(what: LedgerRow['what'], day: number | null, seqs: readonly number[], why: string): void {
    const [first, last] = [Math.min(...seqs), Math.max(...seqs)];
    add.run(what, day, first, last, seqs.length, Math.round(clock.wallMs()), why.slice(0, 500));
    trim.run(limits.ledgerRowsMax);
  }

  return {
    note: (what, seq, why) => {
      const wall = (wallOf.get(seq) as { wall: number } | undefined)?.wall;
      insert(what, wall === undefined ? null : vietnamDayNumber(wall), [seq], why);
    },
    noteEnded: ({ epoch, lastSeq, waiting }) => {
      const why = `the program ended while they waited in memory, for the disk took nothing (epoch ${epoch})`;
      if (sameReason.get('in-memory', why) !== undefined) return;
      add.run('in-memory', null, 1, lastSeq, waiting, Math.round(clock.wallMs()), why);
      trim.run(limits.ledgerRowsMax);
    },
    count: (what, lost) => {
      if (lost.length > 0) drop.run(lost.length);
      for (const [day, ofDay] of Map.groupBy(lost, ({ wall }) => vietnamDayNumber(wall))) {
        const seqs = ofDay.map(({ seq }) => seq);
        const [first, last] = [Math.min(...seqs), Math.max(...seqs)];
        const { changes } = more.run(first, last, seqs.length, Math.round(clock.wallMs()), what, day);
        if (changes === 0) insert(what, day, seqs, WHY[what]);
      }
    },
    read: (count) =>
      (latest.all(count) as unknown as (Omit<LedgerRow, 'day'> & { readonly day: number | null })[]).map(
        ({ day, ...row }) => ({ ...row, ...(day === null ? {} : { day: vietnamDayOf(day * DAY_MS) }) }),
      ),
  };
}
