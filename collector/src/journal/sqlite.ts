import { Worker } from 'node:worker_threads';
import type { SiteDay } from '../availability/site-day.ts';
import type { DaySummary } from '../history/day-summary.ts';
import type { Appended, Checkpoint, Damaged, Entry, Journal, Quarantined } from './journal.ts';
import { JournalUnavailable } from './journal.ts';
import { type PackedWritten, packWrites, unpackWritten } from './packed-writes.ts';
import type { Fading } from './pick-fading.ts';
import type { Sealings } from './pick-sealing.ts';
import { fadeStep, sealStep, setAsideAll } from './seal-step.ts';
import type { Write } from './store.ts';
import type { Answer, Question, ThreadData } from './thread-messages.ts';

/**
 * Transactions begin at least this far apart. Under load a transaction so holds the batches of some hundred devices, whose
 * one sync to the disk they share; a batch that comes alone is written at once.
 */
const TRANSACTION_EVERY_MS = 10;

/**
 * The journal in a file. One thread writes: what was handed over while it was busy is one transaction with full sync. A
 * second one reads beside it, so that a long history does not hold up an acknowledgement. Throws when the file can't be opened.
 */
export async function openSqliteJournal(file: string): Promise<Journal> {
  const writer = await startThread({ file, mode: 'write' });
  const reader = await startThread({ file, mode: 'read' });
  const write = groupWrites(writer);
  const memory = { failed: false };
  // Packing takes its time: a thread of its own while there is something to pack, so that neither histories nor
  // acknowledgements wait for it.
  let sealer: Promise<Thread> | undefined;
  const packer = () => {
    sealer ??= startThread({ file, mode: 'read' });
    return sealer;
  };
  const endPacker = async () => {
    const ending = sealer;
    sealer = undefined;
    await (await ending)?.ask({ type: 'close' });
  };

  return {
    append: (entry) => write({ type: 'append', entry }),
    quarantine: async (report) => void (await write({ type: 'quarantine', report })),
    saveCheckpoint: async (checkpoint) => void (await write({ type: 'checkpoint', checkpoint })),
    read: (from, limit) => reader.ask({ type: 'read', from, limit }) as Promise<readonly Entry[]>,
    readDecisions: (before, limit) => reader.ask({ type: 'readDecisions', before, limit }) as Promise<readonly Entry[]>,
    readDevice: (device, receivedFrom) =>
      reader.ask({ type: 'readDevice', device, receivedFrom }) as Promise<readonly Entry[]>,
    find: (device, epoch, seq) => reader.ask({ type: 'find', device, epoch, seq }) as Promise<Entry | undefined>,
    acknowledged: (device) => reader.ask({ type: 'acknowledged', device }) as ReturnType<Journal['acknowledged']>,
    readQuarantine: (limit) => reader.ask({ type: 'readQuarantine', limit }) as Promise<readonly Quarantined[]>,
    loadCheckpoint: () => reader.ask({ type: 'loadCheckpoint' }) as Promise<Checkpoint | undefined>,
    last: () => reader.ask({ type: 'last' }) as ReturnType<Journal['last']>,
    async seal(receivedBefore) {
      if (sealer === undefined && !(await reader.ask({ type: 'isSealable', receivedBefore }))) return false;
      const thread = await packer();
      const pick = (isFromStart: boolean) =>
        thread.ask({ type: 'pickSealing', receivedBefore, isFromStart }) as Promise<Sealings>;
      return sealStep(pick, write, memory);
    },
    async fade(edges) {
      const oldest = (await reader.ask({ type: 'oldestSealed' })) as number | undefined;
      if (oldest !== undefined && oldest < edges.pcsBefore) {
        const thread = await packer();
        const pick = () => thread.ask({ type: 'pickFading', edges }) as Promise<Fading | undefined>;
        if (await fadeStep(pick, edges, write)) return true;
      }
      await endPacker();
      return false;
    },
    readDays: (device) => reader.ask({ type: 'readDays', device }) as Promise<readonly DaySummary[]>,
    keepSiteDays: async (days) => void (await write({ type: 'site-days', days })),
    settleDays: async (settlements) => void (await write({ type: 'settle', settlements })),
    readSiteDays: (query) => reader.ask({ type: 'readSiteDays', query }) as Promise<readonly SiteDay[]>,
    unsettledDays: (before, limit) =>
      reader.ask({ type: 'unsettledDays', before, limit }) as Promise<readonly SiteDay[]>,
    loadBase: () => reader.ask({ type: 'loadBase' }) as Promise<Checkpoint | undefined>,
    async setAsideDamaged() {
      const damaged = (await reader.ask({ type: 'metDamaged' })) as readonly Damaged[];
      const { receivedAt } = (await reader.ask({ type: 'last' })) as { receivedAt: number };
      return setAsideAll(damaged, write, receivedAt);
    },
    async close() {
      await endPacker();
      // The reader first: the last connection to close folds the write-ahead log into the file.
      await reader.ask({ type: 'close' });
      await writer.ask({ type: 'close' });
    },
  };
}

interface Waiting {
  readonly write: Write;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
}

/** Gives the function that has a write done together with those that wait beside it: one group under way at a time. */
function groupWrites(writer: Thread): (write: Write) => Promise<Appended> {
  let waiting: Waiting[] = [];
  let isBusy = false;
  let sentAt = Number.NEGATIVE_INFINITY;

  return (write) =>
    new Promise((resolve, reject) => {
      waiting.push({ write, resolve, reject });
      if (!isBusy) sendSoon();
    });

  function sendSoon(): void {
    isBusy = true;
    const waitMs = sentAt + TRANSACTION_EVERY_MS - performance.now();
    // What comes in the same turn goes along.
    if (waitMs > 0) setTimeout(send, waitMs);
    else setImmediate(send);
  }

  function send(): void {
    const group = waiting;
    waiting = [];
    sentAt = performance.now();
    const writes = packWrites(group.map((each) => each.write));
    writer
      .ask({ type: 'write', writes }, [writes.bodies.buffer])
      .then(
        (value) => {
          const written = unpackWritten(value as PackedWritten);
          for (let i = 0; i < group.length; i++) group[i]?.resolve(written[i] as Appended);
        },
        (error: unknown) => {
          for (const each of group) each.reject(error);
        },
      )
      .then(() => {
        isBusy = false;
        if (waiting.length > 0) sendSoon();
      });
  }
}

interface Thread {
  ask(question: Question, handedOver?: readonly ArrayBuffer[]): Promise<unknown>;
}

interface Asked {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

async function startThread(data: ThreadData): Promise<Thread> {
  const worker = new Worker(new URL('./sqlite-thread.ts', import.meta.url), { workerData: data });
  const asked: Asked[] = [];
  let ended: Error | undefined;

  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
  // A thread that died of a mistake takes its questions with it; the collector must not wait for them for ever.
  worker.on('error', endAll);
  worker.on('exit', () => endAll(new JournalUnavailable('the journal is closed')));
  worker.on('message', (answer: Answer) => {
    const first = asked.shift();
    if (answer.ok) first?.resolve(answer.value);
    else first?.reject(answer.unavailable ? new JournalUnavailable(answer.message) : new Error(answer.message));
  });

  return {
    ask(question, handedOver = []) {
      if (ended !== undefined) return Promise.reject(ended);
      return new Promise((resolve, reject) => {
        asked.push({ resolve, reject });
        worker.postMessage(question, handedOver);
      });
    },
  };

  function endAll(error: Error): void {
    ended ??= error;
    for (const each of asked.splice(0)) each.reject(ended);
  }
}
