import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { addRange, type BodyCoding, isInRanges, type Range, toRanges } from '@mach/wire';
import type { Appended, Checkpoint, Entry, NewEntry, Quarantined } from './journal.ts';
import { JournalUnavailable } from './journal.ts';
import { JOURNAL_LIMITS, type JournalLimits } from './limits.ts';
import { prepareSchema } from './schema.ts';

/** What may be written; several share one transaction. */
export type Write =
  | { readonly type: 'append'; readonly entry: NewEntry }
  | { readonly type: 'quarantine'; readonly report: Quarantined }
  | { readonly type: 'checkpoint'; readonly checkpoint: Checkpoint };

/** One answer a write, in order: what became of an append, nothing for the others. */
export type Written = Appended | undefined;

/** The journal over one SQLite connection, synchronous: the writer's thread and a simulation both stand on it. */
export interface JournalStore {
  /** Writes all in one transaction, or nothing and throws `JournalUnavailable` when the disk is full or can't be written. */
  write(writes: readonly Write[]): readonly Written[];
  read(from: number, limit: number): Entry[];
  readDevice(device: string, receivedFrom: number): Entry[];
  find(device: string, epoch: string, seq: number): Entry | undefined;
  acknowledged(device: string): { epoch: string; ranges: Range[] }[];
  readQuarantine(limit: number): Quarantined[];
  loadCheckpoint(): Checkpoint | undefined;
  last(): { position: number; receivedAt: number };
  /** What SQLite's own check finds broken in the file; empty of a sound one. Reads all of it. */
  damage(): string[];
}

type Row = Record<string, SQLOutputValue>;

/** Opens the journal in a database, making its tables where they are missing unless it is opened for reading alone. */
export function openStore(
  database: DatabaseSync,
  mode: 'write' | 'read' = 'write',
  limits: JournalLimits = JOURNAL_LIMITS,
): JournalStore {
  prepareSchema(database, mode);
  const statements = prepare(database);
  // What the disk holds; a transaction's own changes join it only after its commit.
  const held = new Map<string, readonly Range[]>();

  return {
    write(writes) {
      const changed = new Map<string, readonly Range[]>();
      try {
        database.exec('BEGIN IMMEDIATE');
        const written = writes.map((write) => apply(write, changed));
        for (const [key, ranges] of changed) {
          const [device, epoch] = key.split(' ') as [string, string];
          statements.keepRanges.run(device, epoch, JSON.stringify(ranges));
        }
        database.exec('COMMIT');
        if (held.size + changed.size > limits.rangesCachedMax) held.clear();
        for (const [key, ranges] of changed) held.set(key, ranges);
        return written;
      } catch (error) {
        // A full disk has already rolled back by itself; a second rollback would throw over the reason.
        if (database.isTransaction) database.exec('ROLLBACK');
        throw asUnavailable(error);
      }
    },
    read: (from, limit) => statements.read.all(from, limit).map(toEntry),
    readDevice(device, receivedFrom) {
      const first = statements.firstReceivedFrom.get(receivedFrom) as Row | undefined;
      return first === undefined ? [] : statements.readDevice.all(device, first['position'] as number).map(toEntry);
    },
    find(device, epoch, seq) {
      // Newest first: what is sent again was almost always sent a moment ago.
      for (const row of statements.find.iterate(device, epoch, seq, seq)) {
        if (isInRanges(JSON.parse(row['fresh'] as string), seq)) {
          return toEntry(statements.entry.get(row['position'] as number) as Row);
        }
      }
      return undefined;
    },
    acknowledged: (device) =>
      statements.acknowledged.all(device).map((row) => ({
        epoch: row['epoch'] as string,
        ranges: JSON.parse(row['ranges'] as string),
      })),
    readQuarantine: (limit) => statements.readQuarantine.all(limit).map(toQuarantined),
    loadCheckpoint() {
      const row = statements.checkpoint.get();
      if (row === undefined) return undefined;
      return { position: row['position'] as number, form: row['form'] as number, state: row['state'] as Uint8Array };
    },
    last() {
      const row = statements.last.get();
      return { position: Number(row?.['position'] ?? 0), receivedAt: Number(row?.['received_at'] ?? 0) };
    },
    damage: () =>
      database
        .prepare('PRAGMA quick_check')
        .all()
        .map((row) => String(row['quick_check']))
        .filter((text) => text !== 'ok'),
  };

  function apply(write: Write, changed: Map<string, readonly Range[]>): Written {
    switch (write.type) {
      case 'append':
        return append(write.entry, changed);
      case 'quarantine': {
        const { receivedAt, device, epoch, seq, reason, report } = write.report;
        statements.quarantine.run(receivedAt, device, epoch, seq, reason, report);
        statements.trimQuarantineOf.run(device, device, limits.quarantinedPerDeviceMax);
        statements.trimQuarantine.run(limits.quarantinedMax);
        return undefined;
      }
      case 'checkpoint':
        statements.saveCheckpoint.run(write.checkpoint.position, write.checkpoint.form, write.checkpoint.state);
        return undefined;
    }
  }

  function append(entry: NewEntry, changed: Map<string, readonly Range[]>): Appended {
    if (entry.kind !== 'batch') {
      const { receivedAt, kind, ...rest } = entry;
      const content = 'change' in rest ? rest.change : rest;
      const { lastInsertRowid } = statements.insertOther.run(receivedAt, kind, JSON.stringify(content));
      return { position: Number(lastInsertRowid), fresh: [], repeated: [], beyond: [], acknowledged: [] };
    }
    const key = `${entry.device} ${entry.epoch}`;
    let acknowledged = changed.get(key) ?? held.get(key) ?? readRanges(entry.device, entry.epoch);
    const repeated = entry.seqs.filter((seq) => isInRanges(acknowledged, seq));
    const fresh: Range[] = [];
    const beyond: number[] = [];
    for (const range of toRanges(entry.seqs.filter((seq) => !isInRanges(acknowledged, seq)))) {
      const joined = addRange(acknowledged, range);
      if (joined.length > limits.rangesPerEpochMax) {
        for (let seq = range[0]; seq <= range[1]; seq++) beyond.push(seq);
        continue;
      }
      acknowledged = joined;
      fresh.push(range);
    }
    const first = fresh.at(0)?.[0];
    const last = fresh.at(-1)?.[1];
    if (first === undefined || last === undefined) return { fresh, repeated, beyond, acknowledged };
    const { lastInsertRowid } = statements.insertBatch.run(
      entry.receivedAt,
      entry.device,
      entry.epoch,
      first,
      last,
      JSON.stringify(fresh),
      entry.coding,
      entry.body,
    );
    changed.set(key, acknowledged);
    return { position: Number(lastInsertRowid), fresh, repeated, beyond, acknowledged };
  }

  function readRanges(device: string, epoch: string): readonly Range[] {
    const row = statements.ranges.get(device, epoch);
    return row === undefined ? [] : JSON.parse(row['ranges'] as string);
  }
}

function prepare(database: DatabaseSync) {
  const columns = 'position, received_at, kind, device, epoch, fresh, coding, body, content';
  return {
    insertBatch: database.prepare(
      `INSERT INTO entries (received_at, kind, device, epoch, first_seq, last_seq, fresh, coding, body)
       VALUES (?, 'batch', ?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertOther: database.prepare('INSERT INTO entries (received_at, kind, content) VALUES (?, ?, ?)'),
    ranges: database.prepare('SELECT ranges FROM acknowledged WHERE device = ? AND epoch = ?'),
    keepRanges: database.prepare('INSERT OR REPLACE INTO acknowledged (device, epoch, ranges) VALUES (?, ?, ?)'),
    acknowledged: database.prepare('SELECT epoch, ranges FROM acknowledged WHERE device = ? ORDER BY epoch'),
    read: database.prepare(`SELECT ${columns} FROM entries WHERE position >= ? ORDER BY position LIMIT ?`),
    entry: database.prepare(`SELECT ${columns} FROM entries WHERE position = ?`),
    // Receive time never goes back, so positions from the first late enough one on are all late enough.
    firstReceivedFrom: database.prepare(
      'SELECT position FROM entries WHERE received_at >= ? ORDER BY received_at, position LIMIT 1',
    ),
    readDevice: database.prepare(`SELECT ${columns} FROM entries WHERE device = ? AND position >= ? ORDER BY position`),
    find: database.prepare(
      `SELECT position, fresh FROM entries
       WHERE device = ? AND epoch = ? AND first_seq <= ? AND last_seq >= ? ORDER BY position DESC`,
    ),
    last: database.prepare('SELECT position, received_at FROM entries ORDER BY position DESC LIMIT 1'),
    quarantine: database.prepare(
      `INSERT OR IGNORE INTO quarantine (received_at, device, epoch, seq, reason, report) VALUES (?, ?, ?, ?, ?, ?)`,
    ),
    trimQuarantine: database.prepare('DELETE FROM quarantine WHERE id <= (SELECT max(id) FROM quarantine) - ?'),
    trimQuarantineOf: database.prepare(
      `DELETE FROM quarantine WHERE id = (SELECT min(id) FROM quarantine WHERE device = ?)
       AND (SELECT count(*) FROM quarantine WHERE device = ?) > ?`,
    ),
    readQuarantine: database.prepare(
      'SELECT received_at, device, epoch, seq, reason, report FROM quarantine ORDER BY id DESC LIMIT ?',
    ),
    saveCheckpoint: database.prepare(
      'INSERT OR REPLACE INTO checkpoint (only_row, position, form, state) VALUES (1, ?, ?, ?)',
    ),
    checkpoint: database.prepare('SELECT position, form, state FROM checkpoint'),
  };
}

function toEntry(row: Row): Entry {
  const when = { position: row['position'] as number, receivedAt: row['received_at'] as number };
  const kind = row['kind'] as Entry['kind'];
  switch (kind) {
    case 'batch':
      return {
        ...when,
        kind,
        device: row['device'] as string,
        epoch: row['epoch'] as string,
        fresh: JSON.parse(row['fresh'] as string),
        coding: row['coding'] as BodyCoding,
        body: row['body'] as Uint8Array,
      };
    case 'registry':
      return { ...when, kind, change: JSON.parse(row['content'] as string) };
    case 'heartbeat':
    case 'collector':
      return { ...when, kind, ...JSON.parse(row['content'] as string) };
  }
}

function toQuarantined(row: Row): Quarantined {
  return {
    receivedAt: row['received_at'] as number,
    device: row['device'] as string,
    epoch: row['epoch'] as string,
    seq: row['seq'] as number,
    reason: row['reason'] as string,
    report: row['report'] as string,
  };
}

/** SQLite's result codes that speak of the disk or of rights, not of a mistake of ours. */
const UNAVAILABLE_CODES = new Map([
  [5, 'another program holds the journal'],
  [8, 'the journal is read-only'],
  [10, 'reading or writing the disk failed'],
  [13, 'the disk is full'],
  [14, 'the journal file cannot be opened'],
]);

function asUnavailable(error: unknown): unknown {
  const code = (error as { errcode?: unknown }).errcode;
  // The low byte is the class; the rest says which system call it was.
  const reason = typeof code === 'number' ? UNAVAILABLE_CODES.get(code & 0xff) : undefined;
  return reason === undefined ? error : new JournalUnavailable(reason, { cause: error });
}
