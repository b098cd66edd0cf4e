import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { isInRanges, type Range, toRanges } from '@mach/wire';
import type { Damaged, Entry } from './journal.ts';
import { type OpenSegment, openSegment } from './segment/open-segment.ts';
import type { SealedBatch } from './segment/segment-form.ts';

/** Batches of one device and epoch, received within one hour, as they lie in the journal once they are sealed. */
export interface Segment {
  /** The first ms of the span, mostly an hour, in which they were received. */
  readonly spanStart: number;
  readonly device: string;
  readonly epoch: string;
  readonly seqs: readonly Range[];
  readonly positions: readonly number[];
  readonly lastReceivedAt: number;
  readonly values: number;
  readonly body: Uint8Array;
}

type DamagedSegment = Damaged & { readonly what: 'segment' };

/** The sealed part of the journal. Whatever is asked of it, a damaged segment is passed over. */
export interface Segments {
  add(segment: Segment): void;
  /** Entries from one position to another, in order, at most `limit`. */
  read(from: number, to: number, limit: number): Entry[];
  readDevice(device: string, receivedFrom: number): Entry[];
  find(device: string, epoch: string, seq: number): Entry | undefined;
  /** All entries of one; empty of one that is damaged. */
  entriesOf(id: number): readonly Entry[];
  remove(id: number): void;
  last(): { readonly position: number; readonly receivedAt: number } | undefined;
  /** Those that were met so far. */
  damaged(): DamagedSegment[];
  /** Looks all of them over, one after the other. */
  lookOver(): Generator<DamagedSegment>;
  setAside(id: number, foundAt: number): void;
}

type Row = Record<string, SQLOutputValue>;

/** Segments kept open: reading in order goes through all devices of an hour in turn. */
const OPEN_MAX = 500;

const encoder = new TextEncoder();

/** The sealed part over the tables of the journal. */
export function createSegments(database: DatabaseSync): Segments {
  const columns = 'id, device, epoch, seqs, positions, check_sum, body';
  const add = database.prepare(
    `INSERT INTO segments (span_start, device, epoch, first_seq, last_seq, seqs, first_position, last_position, positions,
       last_received_at, value_count, check_sum, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const firstSpan = database.prepare(
    'SELECT span_start, first_position FROM segments WHERE last_position >= ? ORDER BY last_position LIMIT 1',
  );
  // Positions and receive times grow together: those of an hour lie side by side, those of two never overlap.
  const ofSpan = database.prepare(
    'SELECT id, positions FROM segments WHERE last_position >= ? AND first_position <= ? AND span_start = ?',
  );
  const lastOfSpan = database.prepare('SELECT max(last_position) AS position FROM segments WHERE span_start = ?');
  const one = database.prepare(`SELECT ${columns} FROM segments WHERE id = ?`);
  const ofDevice = database.prepare(
    `SELECT ${columns} FROM segments WHERE device = ? AND last_received_at >= ? ORDER BY last_position`,
  );
  const holding = database.prepare(
    `SELECT ${columns} FROM segments WHERE device = ? AND epoch = ? AND first_seq <= ? AND last_seq >= ?
     ORDER BY last_position DESC`,
  );
  const last = database.prepare(
    'SELECT last_position, last_received_at FROM segments ORDER BY last_position DESC LIMIT 1',
  );
  const ids = database.prepare('SELECT id FROM segments ORDER BY last_position');
  const setAside = database.prepare(
    `INSERT INTO aside (found_at, what, body) SELECT ?, 'segment of device ' || device || ', epoch ' || epoch ||
       ', reports ' || seqs || ', positions ' || positions, body FROM segments WHERE id = ?`,
  );
  const remove = database.prepare('DELETE FROM segments WHERE id = ?');
  const opened = new Map<number, Opened>();
  const damaged = new Map<number, DamagedSegment>();

  return {
    add(segment) {
      const { spanStart, device, epoch, seqs, positions, lastReceivedAt, values, body } = segment;
      add.run(
        spanStart,
        device,
        epoch,
        seqs[0]?.[0] ?? 0,
        seqs.at(-1)?.[1] ?? 0,
        JSON.stringify(seqs),
        positions[0] ?? 0,
        positions.at(-1) ?? 0,
        JSON.stringify(positions),
        lastReceivedAt,
        values,
        checkSum(segment),
        body,
      );
    },
    read(from, to, limit) {
      const found: Entry[] = [];
      for (let next = from; found.length < limit && next <= to; ) {
        const row = firstSpan.get(next);
        if (row === undefined) break;
        found.push(...readSpan(row['span_start'] as number, next, to, limit - found.length));
        next = Number(lastOfSpan.get(row['span_start'] as number)?.['position']) + 1;
      }
      return found;
    },
    readDevice(device, receivedFrom) {
      return ofDevice
        .all(device, receivedFrom)
        .flatMap((row) => entriesOf(opening(row)))
        .filter((entry) => entry.receivedAt >= receivedFrom);
    },
    find(device, epoch, seq) {
      for (const row of holding.iterate(device, epoch, seq, seq)) {
        if (!isInRanges(JSON.parse(row['seqs'] as string), seq)) continue;
        const entry = entriesOf(opening(row)).find((each) => each.kind === 'batch' && isInRanges(each.fresh, seq));
        if (entry !== undefined) return entry;
      }
      return undefined;
    },
    entriesOf: (id) => entriesOf(openById(id)),
    remove(id) {
      remove.run(id);
      opened.delete(id);
    },
    last() {
      const row = last.get();
      if (row === undefined) return undefined;
      return { position: row['last_position'] as number, receivedAt: row['last_received_at'] as number };
    },
    damaged: () => [...damaged.values()],
    *lookOver() {
      // The list of numbers is taken first: a statement under way would hold up the writer's log.
      for (const { id } of ids.all() as { id: number }[]) {
        const row = one.get(id);
        if (row !== undefined && open(row) === undefined) yield describe(row);
      }
    },
    setAside(id, foundAt) {
      setAside.run(foundAt, id);
      remove.run(id);
      damaged.delete(id);
      opened.delete(id);
    },
  };

  /** Entries of one hour: in order of position, whichever device they are of. */
  function readSpan(spanStart: number, from: number, to: number, limit: number): Entry[] {
    const places: { readonly position: number; readonly id: number; readonly index: number }[] = [];
    for (const row of ofSpan.all(from, to, spanStart)) {
      (JSON.parse(row['positions'] as string) as number[]).forEach((position, index) => {
        if (position >= from && position <= to) places.push({ position, id: row['id'] as number, index });
      });
    }
    const found: Entry[] = [];
    for (const { id, index } of places.sort((a, b) => a.position - b.position)) {
      if (found.length === limit) break;
      const segment = openById(id);
      if (segment !== undefined) found.push(segment.entry(index));
    }
    return found;
  }

  function openById(id: number): Opened | undefined {
    const known = opened.get(id);
    if (known !== undefined) return known;
    const row = one.get(id);
    return row === undefined ? undefined : opening(row);
  }

  function opening(row: Row): Opened | undefined {
    const id = row['id'] as number;
    const made = opened.get(id) ?? open(row);
    if (made === undefined) {
      damaged.set(id, describe(row));
      return undefined;
    }
    // Moved to the end: the first is the one that was not used for longest.
    opened.delete(id);
    opened.set(id, made);
    for (const [oldest] of opened) {
      if (opened.size <= OPEN_MAX) break;
      opened.delete(oldest);
    }
    return made;
  }
}

interface Opened {
  readonly count: number;
  entry(index: number): Entry;
}

const entriesOf = (segment: Opened | undefined) =>
  segment === undefined ? [] : Array.from({ length: segment.count }, (_, index) => segment.entry(index));

/** Undefined of one that is damaged. */
function open(row: Row): Opened | undefined {
  const body = row['body'] as Uint8Array;
  const { device, epoch, seqs, positions } = describe(row);
  if (checkSum({ device, epoch, seqs, positions, body }) !== row['check_sum']) return undefined;
  const segment: OpenSegment = openSegment(body);
  return {
    count: segment.positions.length,
    entry: (index) => toEntry(device, epoch, segment.batch(index)),
  };
}

function describe(row: Row): DamagedSegment {
  return {
    what: 'segment',
    id: row['id'] as number,
    device: row['device'] as string,
    epoch: row['epoch'] as string,
    seqs: listIn(row['seqs']),
    positions: listIn(row['positions']),
  };
}

/** What stands in a damaged row may be anything. */
function listIn<Item>(text: SQLOutputValue | undefined): readonly Item[] {
  try {
    const value: unknown = JSON.parse(String(text));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function checkSum(of: Pick<Segment, 'device' | 'epoch' | 'seqs' | 'positions' | 'body'>): number {
  const { device, epoch, seqs, positions, body } = of;
  return crc32(JSON.stringify([device, epoch, seqs, positions]), crc32(body));
}

/** An entry as any other; its body is written anew, with the reports that are fresh in it and no others. */
function toEntry(device: string, epoch: string, batch: SealedBatch): Entry {
  const { position, receivedAt, envelope, reports } = batch;
  return {
    position,
    receivedAt,
    kind: 'batch',
    device,
    epoch,
    fresh: toRanges(reports.map(({ seq }) => seq)),
    coding: 'identity',
    body: encoder.encode(JSON.stringify({ ...envelope, reports })),
  };
}
