import type { DatabaseSync } from 'node:sqlite';
import { addRange, isInRanges, type Range, toRanges } from '@mach/wire';
import type { Settlement, SiteDay, SiteDayEvidence, SiteDayQuery } from '../availability/site-day.ts';
import type { DaySummary } from '../history/day-summary.ts';
import { createCheckpoints } from './checkpoints.ts';
import type { Appended, Checkpoint, Damaged, Entry, FadeEdges, NewEntry, Quarantined } from './journal.ts';
import { JOURNAL_LIMITS, type JournalLimits } from './limits.ts';
import { createFadingPicker, type Fading, unpackDay } from './pick-fading.ts';
import { createSealingPicker, type Sealings } from './pick-sealing.ts';
import { prepareSchema } from './schema.ts';
import type { BatchEntry } from './seal.ts';
import { createSegments, type Segment } from './segments.ts';
import { createSiteDays } from './site-days.ts';
import { prepareStatements, type Row, toEntry, toQuarantined } from './store-statements.ts';
import { asUnavailable } from './unavailable.ts';

/** What may be written; several share one transaction. */
export type Write =
  | { readonly type: 'append'; readonly entry: NewEntry }
  | { readonly type: 'quarantine'; readonly report: Quarantined }
  | { readonly type: 'checkpoint'; readonly checkpoint: Checkpoint }
  | { readonly type: 'seal'; readonly segment: Segment }
  | { readonly type: 'fade'; readonly fading: Fading; readonly edges: FadeEdges }
  | { readonly type: 'site-days'; readonly days: readonly SiteDayEvidence[] }
  | { readonly type: 'settle'; readonly settlements: readonly Settlement[] }
  | { readonly type: 'set-aside'; readonly damaged: Damaged; readonly foundAt: number };

/** One answer a write, in order: what became of an append, nothing for the others. */
export type Written = Appended | undefined;

/** The journal over one SQLite connection, synchronous: the writer's thread and a simulation both stand on it. */
export interface JournalStore {
  /** Writes all in one transaction, or nothing and throws `JournalUnavailable` when the disk is full or can't be written. */
  write(writes: readonly Write[]): readonly Written[];
  read(from: number, limit: number): Entry[];
  readDecisions(before: number, limit: number): Entry[];
  readDevice(device: string, receivedFrom: number): Entry[];
  find(device: string, epoch: string, seq: number): Entry | undefined;
  acknowledged(device: string): { epoch: string; ranges: Range[] }[];
  readQuarantine(limit: number): Quarantined[];
  loadCheckpoint(): Checkpoint | undefined;
  last(): { position: number; receivedAt: number };
  /** What SQLite's own check finds broken in the file; empty of a sound one. Reads all of it. */
  damage(): string[];
  /** Packs a few device-hours received before a time; nothing changes until they are written. */
  pickSealing(receivedBefore: number, isFromStart: boolean): Sealings;
  /** Whether something was received before a time that is not sealed yet: a quick look. */
  isSealable(receivedBefore: number): boolean;
  /** Receive time of the oldest segment's last batch; undefined while there is none. */
  oldestSealed(): number | undefined;
  /** Picks what is past its time; nothing changes until it is written. */
  pickFading(edges: FadeEdges): Fading | undefined;
  readDays(device: string): DaySummary[];
  readSiteDays(query: SiteDayQuery): SiteDay[];
  unsettledDays(before: string, limit: number): SiteDay[];
  loadBase(): Checkpoint | undefined;
  /** By spool epoch, what was let go. */
  faded(device: string): { epoch: string; ranges: Range[] }[];
  /** What was met so far that is damaged. */
  metDamaged(): Damaged[];
  /** Looks over whatever has a check sum. Reads all of it. */
  lookOver(): Generator<Damaged>;
  /** Has acknowledged exactly what the entries hold, and gives the devices of which something is so no longer. */
  rebuildAcknowledged(): string[];
}

/** Opens the journal in a database, making its tables where they are missing unless it is opened for reading alone. */
export function openStore(
  database: DatabaseSync,
  mode: 'write' | 'read' = 'write',
  limits: JournalLimits = JOURNAL_LIMITS,
): JournalStore {
  prepareSchema(database, mode);
  const statements = prepareStatements(database);
  const segments = createSegments(database);
  const siteDays = createSiteDays(database);
  const checkpoints = createCheckpoints(database, limits.baseEveryMs);
  const pick = createSealingPicker(
    database,
    (position) => toEntry(statements.entry.get(position) as Row) as BatchEntry,
    limits,
  );
  const pickFading = createFadingPicker(database, segments.entriesOf, limits);
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
    read,
    readDecisions: (before, limit) => statements.decisions.all(before, limit).map(toEntry),
    readDevice(device, receivedFrom) {
      const first = statements.firstReceivedFrom.get(receivedFrom) as Row | undefined;
      const rows = first === undefined ? [] : statements.readDevice.all(device, first['position'] as number);
      return merged(segments.readDevice(device, receivedFrom), rows.map(toEntry));
    },
    find(device, epoch, seq) {
      // Newest first: what is sent again was almost always sent a moment ago.
      for (const row of statements.find.iterate(device, epoch, seq, seq)) {
        if (isInRanges(JSON.parse(row['fresh'] as string), seq)) {
          return toEntry(statements.entry.get(row['position'] as number) as Row);
        }
      }
      return segments.find(device, epoch, seq);
    },
    acknowledged: (device) => statements.acknowledged.all(device).map(toRangesOfEpoch),
    readQuarantine: (limit) => statements.readQuarantine.all(limit).map(toQuarantined),
    loadCheckpoint: checkpoints.newest,
    last() {
      const row = statements.last.get();
      const open = { position: Number(row?.['position'] ?? 0), receivedAt: Number(row?.['received_at'] ?? 0) };
      const sealed = segments.last();
      return sealed === undefined || sealed.position < open.position ? open : sealed;
    },
    damage: () =>
      database
        .prepare('PRAGMA quick_check')
        .all()
        .map((row) => String(row['quick_check']))
        .filter((text) => text !== 'ok'),
    pickSealing: pick,
    isSealable(receivedBefore) {
      const ended = Math.floor(receivedBefore / limits.segmentMs) * limits.segmentMs;
      return statements.openBefore.get(ended) !== undefined;
    },
    oldestSealed: () => statements.oldestSealed.get()?.['last_received_at'] as number | undefined,
    pickFading,
    readDays: (device) => statements.days.all(device).map((row) => unpackDay(row['summary'] as Uint8Array)),
    readSiteDays: siteDays.read,
    unsettledDays: siteDays.unsettled,
    loadBase() {
      const fadedTo = Number(statements.fadedTo.get()?.['value'] ?? 0);
      return fadedTo === 0 ? undefined : checkpoints.from(fadedTo);
    },
    faded: (device) => statements.faded.all(device).map(toRangesOfEpoch),
    rebuildAcknowledged,
    metDamaged: () => [...damagedCheckpoints(), ...segments.damaged()],
    *lookOver() {
      yield* damagedCheckpoints();
      yield* segments.lookOver();
    },
  };

  /** The open entries and the sealed ones, in one order. */
  function read(from: number, limit: number): Entry[] {
    const open = statements.read.all(from, limit).map(toEntry);
    const to = open.length < limit ? Number.MAX_SAFE_INTEGER : (open.at(-1)?.position ?? 0);
    return merged(segments.read(from, to, limit), open).slice(0, limit);
  }

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
        checkpoints.save(write.checkpoint);
        return undefined;
      case 'seal':
        takeSealed(write.segment);
        return undefined;
      case 'fade':
        fade(write.fading, write.edges);
        return undefined;
      case 'site-days':
        siteDays.join(write.days);
        return undefined;
      case 'settle':
        siteDays.settle(write.settlements);
        return undefined;
      case 'set-aside':
        setAside(write.damaged, write.foundAt, changed);
        return undefined;
    }
  }

  function append(entry: NewEntry, changed: Map<string, readonly Range[]>): Appended {
    if (entry.kind !== 'batch') {
      const { receivedAt, kind, ...rest } = entry;
      const { lastInsertRowid } = statements.insertOther.run(receivedAt, kind, JSON.stringify(rest));
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

  /** The segment takes the place of its batches; one that is not of what stands there now is let go. */
  function takeSealed(segment: Segment): void {
    const positions = JSON.stringify(segment.positions);
    if (Number(statements.countOpen.get(positions)?.['count']) !== segment.positions.length) return;
    statements.removeOpen.run(positions);
    segments.add(segment);
  }

  /** What is let go stays acknowledged, so that it is not taken twice. */
  function fade({ segments: gone, days, lastPosition }: Fading, { pcsBefore, othersBefore }: FadeEdges): void {
    for (const { id, device, epoch, seqs } of gone) {
      const row = statements.fadedRanges.get(device, epoch);
      const before = row === undefined ? [] : (JSON.parse(row['ranges'] as string) as readonly Range[]);
      statements.keepFaded.run(device, epoch, JSON.stringify(seqs.reduce<readonly Range[]>(addRange, before)));
      segments.remove(id);
    }
    for (const { device, day, summary } of days) statements.keepDay.run(device, day, summary);
    statements.keepFadedTo.run(lastPosition, lastPosition);
    statements.fadeMarks.run(othersBefore, lastPosition);
    fadeBeats(pcsBefore, lastPosition);
    statements.fadeQuarantine.run(pcsBefore);
    statements.fadeAside.run(pcsBefore);
  }

  /** From where the last one ended, for this is done each minute and most entries stay for weeks. */
  function fadeBeats(pcsBefore: number, lastPosition: number): void {
    const last = Number(statements.lastBefore.get(pcsBefore)?.['position'] ?? 0);
    const to = Math.min(last, lastPosition - 1);
    const from = Number(statements.beatsFadedTo.get()?.['value'] ?? 0);
    if (to <= from) return;
    statements.fadeBeats.run(from, to);
    statements.keepBeatsFadedTo.run(to);
  }

  /** What was acknowledged of it is so no longer: a device that still holds it sends it again. */
  function setAside(damaged: Damaged, foundAt: number, changed: Map<string, readonly Range[]>): void {
    if (damaged.what === 'checkpoint') {
      checkpoints.setAside(damaged.position, foundAt);
    } else {
      if (damaged.what === 'segment') segments.setAside(damaged.id, foundAt);
      else setEntryAside(damaged.position, foundAt);
      const key = `${damaged.device} ${damaged.epoch}`;
      const acknowledged = changed.get(key) ?? held.get(key) ?? readRanges(damaged.device, damaged.epoch);
      changed.set(key, withoutRanges(acknowledged, damaged.seqs));
    }
    statements.trimAside.run(limits.asideMax);
  }

  function setEntryAside(position: number, foundAt: number): void {
    statements.setEntryAside.run(foundAt, position);
    statements.removeOpen.run(JSON.stringify([position]));
  }

  function rebuildAcknowledged(): string[] {
    const found = new Map<string, readonly Range[]>();
    for (const row of statements.heldRanges.iterate()) {
      const key = `${row['device']} ${row['epoch']}`;
      const ranges = JSON.parse(row['seqs'] as string) as Range[];
      found.set(key, ranges.reduce(addRange, found.get(key) ?? []));
    }
    const askedAgain = new Set<string>();
    for (const row of statements.allRanges.all()) {
      const rest = found.get(`${row['device']} ${row['epoch']}`) ?? [];
      if (withoutRanges(JSON.parse(row['ranges'] as string), rest).length > 0) askedAgain.add(row['device'] as string);
    }
    held.clear();
    database.exec('BEGIN IMMEDIATE; DELETE FROM acknowledged;');
    for (const [key, ranges] of found)
      statements.keepRanges.run(...(key.split(' ') as [string, string]), JSON.stringify(ranges));
    database.exec('COMMIT');
    return [...askedAgain].sort();
  }

  function damagedCheckpoints(): Damaged[] {
    return checkpoints.damaged().map((position) => ({ what: 'checkpoint', position }));
  }

  function readRanges(device: string, epoch: string): readonly Range[] {
    const row = statements.ranges.get(device, epoch);
    return row === undefined ? [] : JSON.parse(row['ranges'] as string);
  }
}

function toRangesOfEpoch(row: Row): { epoch: string; ranges: Range[] } {
  return { epoch: row['epoch'] as string, ranges: JSON.parse(row['ranges'] as string) };
}

function merged(sealed: readonly Entry[], open: readonly Entry[]): Entry[] {
  if (sealed.length === 0) return [...open];
  return [...sealed, ...open].sort((a, b) => a.position - b.position);
}

/** What is in the first ranges and not in the others. */
function withoutRanges(ranges: readonly Range[], others: readonly Range[]): readonly Range[] {
  return others.reduce<readonly Range[]>(
    (left, [from, to]) =>
      left.flatMap(([first, last]) => {
        const parts: Range[] = [
          [first, Math.min(last, from - 1)],
          [Math.max(first, to + 1), last],
        ];
        return parts.filter((part) => part[0] <= part[1]);
      }),
    ranges,
  );
}
