import type { DatabaseSync } from 'node:sqlite';
import type { Spool, SpoolLimits } from '../../agent/src/spool/spool.ts';
import { ROW_BYTES, THINNED } from '../../agent/src/spool/sqlite-schema.ts';
import { type Oracle, reportName } from './oracle.ts';

/** What outlives the agent's process: the database and the oracle's names of the reports in it. */
export interface SpoolDisk {
  readonly database: DatabaseSync;
  readonly nameOfSeq: Map<number, string>;
}

export interface WatchParts {
  readonly device: string;
  readonly oracle: Oracle;
  readonly limits: SpoolLimits;
  /** False once the process was killed: nothing that it still does counts. */
  readonly isAlive: () => boolean;
  readonly where: string;
  /** Called after each write that the disk took, so that a kill can fall between it and what comes next. */
  readonly wrote: (what: string) => void;
  /** What is written was written before, by a process that was told that it was not. */
  readonly cameBack?: boolean;
}

/** What was thinned is gone for the oracle: a number without readings is all that is left of it. */
interface Row {
  readonly seq: number;
  readonly worth: number;
  readonly wall: number;
  readonly bytes: number;
  readonly waits: 0 | 1;
}

/** Of the other tables. */
interface Beside {
  readonly heldRanges: number;
  readonly ledgerRows: number;
  readonly lastRow: number;
  /** How many reports the rows speak of. */
  readonly reports: number;
}

/** Tells the oracle what a spool promises, and looks into its tables after each call to see what became of whom. */
export function watchSpool(spool: Spool, disk: SpoolDisk, parts: WatchParts): Spool {
  const { device, oracle, limits } = parts;
  const { database, nameOfSeq } = disk;
  const all = database.prepare(
    'SELECT seq, worth, wall, length(body) AS bytes, acknowledged_at IS NULL AS waits FROM reports',
  );
  const beside = database.prepare(
    `SELECT (SELECT count(*) FROM held) AS heldRanges, count(*) AS ledgerRows, coalesce(max(id), 0) AS lastRow,
      coalesce(sum(reports) FILTER (WHERE what <> 'in-memory'), 0) AS reports FROM ledger`,
  );
  const dead = { ok: false, failure: 'denied', detail: 'the process is dead' } as const;

  const readRows = () => all.all() as unknown as readonly Row[];
  const waitingIn = (rows: readonly Row[]) =>
    new Set(rows.filter(({ waits, worth }) => waits === 1 && worth > THINNED).map(({ seq }) => seq));
  const nameOf = (seq: number) => nameOfSeq.get(seq) ?? `number ${seq}`;
  const countLost = () => {
    const { dropped, refused } = spool.facts();
    return dropped + refused;
  };
  let waiting = waitingIn(readRows());
  const readBeside = () => beside.get() as unknown as Beside;
  let counted = countLost();
  let booked = readBeside();

  function lookAfter(gone: 'dropped' | 'given up'): void {
    const rows = readRows();
    const now = waitingIn(rows);
    const acknowledged = new Set(rows.filter(({ waits }) => waits === 0).map(({ seq }) => seq));
    let missing = 0;
    for (const seq of waiting) {
      if (acknowledged.has(seq)) oracle.settle(nameOf(seq), 'acknowledged');
      else if (!now.has(seq)) {
        missing++;
        oracle.settle(nameOf(seq), gone);
      }
    }
    for (const seq of now) if (!waiting.has(seq)) oracle.rewound(nameOf(seq));
    const { dropped, refused } = spool.facts();
    if (dropped + refused !== counted + missing) {
      oracle.violate(`${device} lost ${missing} reports that waited and counted ${dropped + refused - counted}`);
    }
    counted = dropped + refused;
    waiting = now;
    const books = readBeside();
    // Beyond its limit the oldest rows go, and what stood in them.
    if (books.lastRow <= limits.ledgerRowsMax && books.reports !== booked.reports + missing)
      oracle.violate(`${device} lost ${missing} reports, and its ledger says ${books.reports - booked.reports}`);
    booked = books;
    checkLimits(rows, books);
  }

  function checkLimits(rows: readonly Row[], { ledgerRows, heldRanges }: Beside): void {
    const count = rows.length;
    const bytes = rows.reduce((sum, row) => sum + row.bytes + ROW_BYTES, 0);
    // Days of Vietnam on which waiting reports were made.
    const days = new Set(
      rows.filter(({ waits }) => waits === 1).map(({ wall }) => Math.floor((wall + 7 * 3_600_000) / 86_400_000)),
    ).size;
    if (count > limits.reportsMax) oracle.violate(`${device} keeps ${count} reports, limit ${limits.reportsMax}`);
    if (bytes > limits.bytesMax) oracle.violate(`${device} keeps ${bytes} bytes of reports, limit ${limits.bytesMax}`);
    if (days > limits.daysMax) oracle.violate(`${device} keeps reports of ${days} days, limit ${limits.daysMax}`);
    if (ledgerRows > limits.ledgerRowsMax) oracle.violate(`${device} keeps ${ledgerRows} rows of its ledger`);
    if (heldRanges > limits.acknowledgedRangesMax) oracle.violate(`${device} keeps ${heldRanges} ranges`);
  }

  /** A report that got a new number is known by its content. */
  function renumber(): void {
    const names = new Set(nameOfSeq.values());
    const ask = { from: 'oldest', count: 1_000_000, unpackedBytes: Number.MAX_SAFE_INTEGER } as const;
    for (const { seq, ...report } of spool.waiting(ask)) {
      if (report.readings.length === 0) continue;
      const name = reportName(device, report);
      if (nameOfSeq.get(seq) === name) continue;
      if (!names.has(name)) oracle.violate(`${device} gave number ${seq} to a report that was never spooled`);
      for (const [before, known] of nameOfSeq) if (known === name) nameOfSeq.delete(before);
      nameOfSeq.set(seq, name);
      oracle.numberedAnew(name);
      waiting.add(seq);
    }
    for (const seq of waiting) if (!nameOfSeq.has(seq)) waiting.delete(seq);
  }

  return {
    epoch: spool.epoch,
    append: (report, worth) => {
      if (!parts.isAlive()) return dead;
      const kept = spool.append(report, worth);
      if (!kept.ok) return kept;
      nameOfSeq.set(kept.seq, oracle.spooled(device, report, parts.where, parts.cameBack));
      lookAfter('dropped');
      parts.wrote('append');
      return kept;
    },
    waiting: (ask) => (parts.isAlive() ? spool.waiting(ask) : []),
    acknowledge: (answer) => {
      if (!parts.isAlive()) return dead;
      const result = spool.acknowledge(answer);
      if (!result.ok) return result;
      if (result.renumbered > 0) renumber();
      lookAfter('dropped');
      parts.wrote('acknowledge');
      return result;
    },
    giveUp: (seq, what, why) => {
      if (!parts.isAlive()) return;
      if (what === 'refused') oracle.violate(`the collector refused a sound report of ${device}: ${why}`);
      spool.giveUp(seq, what, why);
      lookAfter('given up');
      parts.wrote('giveUp');
    },
    noteEnded: spool.noteEnded,
    noteExport: spool.noteExport,
    exported: spool.exported,
    facts: () => spool.facts(),
    ledger: (count) => spool.ledger(count),
    close: () => {},
  };
}
