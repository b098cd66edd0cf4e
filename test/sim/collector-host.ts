import type { DatabaseSync } from 'node:sqlite';
import type { HttpRequest, Log } from '@mach/ports';
import type { MachineClock, SeededRandom, VirtualTime } from '@mach/ports/testing';
import { type Collector, createCollector } from '../../collector/src/app.ts';
import { JournalUnavailable } from '../../collector/src/journal/journal.ts';
import { createLocalJournal, type LocalJournal } from '../../collector/src/journal/local.ts';
import type { FoldedBatch } from '../../collector/src/state/folded.ts';
import { serve } from './collector-http.ts';
import { copyDatabase } from './copy-database.ts';
import type { FaultGate } from './every-point/fault-gate.ts';
import { faultyJournal } from './every-point/faulty-parts.ts';
import type { HttpAnswer } from './link.ts';
import type { Oracle } from './oracle.ts';
import type { Pace } from './pace.ts';
import type { OpenDatabase, Sabotage } from './settings.ts';

/** The province's server: the journal's database outlives the collector that runs on it. */
export interface CollectorHost {
  database(): DatabaseSync;
  readonly clocks: MachineClock;
  /** The collector that runs; undefined while none does or it is still reading its journal. */
  current(): Collector | undefined;
  isRunning(): boolean;
  /** Resolves when it serves, or when it could not start. */
  start(): Promise<void>;
  kill(): void;
  stop(): Promise<void>;
  setDiskFull(isFull: boolean): void;
  /** A backup of the journal; `restoreImage` puts it back once, when the collector does not run. */
  takeImage(): void;
  hasImage(): boolean;
  restoreImage(): void;
  /** Undefined where nobody listens; never resolves when it dies while it is asked. */
  answer(request: HttpRequest): Promise<HttpAnswer | undefined>;
}

export interface CollectorHostParts {
  readonly time: VirtualTime;
  readonly clocks: MachineClock;
  /** Where the journal is at first. */
  readonly database: DatabaseSync;
  /** Told of a journal that was put back to an older image of itself. */
  readonly restored: (database: DatabaseSync) => void;
  readonly random: SeededRandom;
  readonly oracle: Oracle;
  readonly note: (what: string) => void;
  readonly sabotage: Sabotage;
  readonly open: OpenDatabase;
  readonly pace: Pace;
  readonly gate?: FaultGate;
  /** Told of each device that is heard. */
  readonly heard: (device: string) => void;
  /** Told of each batch that was folded, before anything else can be. */
  readonly folded: (collector: Collector, batch: FoldedBatch) => void;
}

const PAGES_WITHOUT_LIMIT = 1_000_000;

export function createCollectorHost(parts: CollectorHostParts): CollectorHost {
  const { time, clocks, random, oracle, note, pace } = parts;
  let { database } = parts;
  let image: DatabaseSync | undefined;
  let incarnation = 0;
  let current: { readonly collector: Collector; readonly kill: () => void; isServing: boolean } | undefined;

  async function start(): Promise<void> {
    const number = ++incarnation;
    const chance = random.fork(`process ${number}`);
    const program = clocks.program();
    // A commit takes its time, so that a kill can fall before it and more than one write can share it.
    const commitLater = (commit: () => void) => time.at(time.nowMs() + chance.integer(0, 250), commit);
    const local = createLocalJournal(database, commitLater, pace.journal);
    const sabotaged = parts.sabotage.journal?.(local, database) ?? local;
    const disk = database;
    const user = {
      time,
      isAlive: () => current === mine,
      die: () => {
        note('killed at its disk');
        kill();
        if (current === mine) current = undefined;
      },
      again: (write: (journal: LocalJournal) => Promise<unknown>) =>
        void write(createLocalJournal(disk, queueMicrotask, pace.journal)),
    };
    const journal = parts.gate === undefined ? sabotaged : faultyJournal(sabotaged, parts.gate, user);
    const collector = createCollector(
      {
        version: 'sim',
        provinceCode: '99',
        reportEveryS: pace.reportEveryS,
        sendEveryS: pace.sendEveryS,
        services: [],
      },
      { journal, clock: program.clock, random: chance.fork('collector'), log: complaints() },
      pace.collector,
    );
    const kill = () => {
      local.kill();
      program.kill();
    };
    const mine = { collector, kill, isServing: false };
    current = mine;
    note(`starts, process ${number}`);
    try {
      await collector.start();
    } catch (error) {
      if (!(error instanceof JournalUnavailable)) oracle.violate(`the collector could not start: ${stackOf(error)}`);
      note('could not start');
      kill();
      if (current === mine) current = undefined;
      return;
    }
    if (current !== mine) return;
    mine.isServing = true;
    note('serves');
    collector.onFold((folded) => {
      if (current === mine && folded.type === 'entry' && folded.entry.kind === 'batch')
        parts.heard(folded.entry.device);
      if (current === mine && folded.type === 'entry' && folded.batch !== undefined)
        parts.folded(collector, folded.batch);
    });
  }

  function complaints(): Log {
    const tell = (message: string) => note(`says: ${message}`);
    return { debug: () => {}, info: () => {}, warn: tell, error: tell };
  }

  return {
    database: () => database,
    takeImage: () => {
      note('backup of the journal taken');
      image = copyDatabase(database, parts.open('backup'));
    },
    hasImage: () => image !== undefined,
    restoreImage: () => {
      if (image === undefined) return;
      note('journal restored from its backup');
      database = image;
      image = undefined;
      parts.restored(database);
    },
    clocks,
    current: () => (current?.isServing === true ? current.collector : undefined),
    isRunning: () => current !== undefined,
    start,
    kill: () => {
      note('killed');
      current?.kill();
      current = undefined;
    },
    stop: async () => {
      const stopping = current;
      if (stopping?.isServing !== true) return;
      note('stopping');
      stopping.isServing = false;
      await stopping.collector.stop();
      if (current !== stopping) return;
      note('stopped');
      stopping.kill();
      current = undefined;
    },
    setDiskFull: (isFull) => {
      note(isFull ? 'disk full' : 'disk has room');
      const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
      database.exec(`PRAGMA max_page_count = ${isFull ? pages : PAGES_WITHOUT_LIMIT}`);
    },
    answer: async (request) => {
      const mine = current;
      if (mine?.isServing !== true) return undefined;
      try {
        const answer = await serve(mine.collector, request);
        return current === mine ? answer : await new Promise<never>(() => {});
      } catch (error) {
        if (current === mine) oracle.violate(`the collector threw on ${request.url}: ${stackOf(error)}`);
        return await new Promise<never>(() => {});
      }
    },
  };
}

const stackOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));
