import { Worker } from 'node:worker_threads';
import type { Appended, Checkpoint, Entry, Journal, NewEntry, Quarantined } from './journal.ts';
import { JournalUnavailable } from './journal.ts';
import type { Answer, Question, Request, ThreadData } from './thread-messages.ts';

/**
 * The journal in a file. One thread writes: everything handed over in a turn is one transaction with full sync. A second
 * one reads beside it, so that a long history does not hold up an acknowledgement. Throws when the file can't be opened.
 */
export async function openSqliteJournal(file: string): Promise<Journal> {
  const writer = await startThread({ file, mode: 'write' });
  const reader = await startThread({ file, mode: 'read' });

  return {
    append: (entry) =>
      writer.ask({ type: 'write', write: { type: 'append', entry: withOwnBody(entry) } }) as Promise<Appended>,
    quarantine: (report) => writer.ask({ type: 'write', write: { type: 'quarantine', report } }) as Promise<undefined>,
    saveCheckpoint: (checkpoint) =>
      writer.ask({ type: 'write', write: { type: 'checkpoint', checkpoint } }) as Promise<undefined>,
    read: (from, limit) => reader.ask({ type: 'read', from, limit }) as Promise<readonly Entry[]>,
    readDevice: (device, receivedFrom) =>
      reader.ask({ type: 'readDevice', device, receivedFrom }) as Promise<readonly Entry[]>,
    find: (device, epoch, seq) => reader.ask({ type: 'find', device, epoch, seq }) as Promise<Entry | undefined>,
    acknowledged: (device) => reader.ask({ type: 'acknowledged', device }) as ReturnType<Journal['acknowledged']>,
    readQuarantine: (limit) => reader.ask({ type: 'readQuarantine', limit }) as Promise<readonly Quarantined[]>,
    loadCheckpoint: () => reader.ask({ type: 'loadCheckpoint' }) as Promise<Checkpoint | undefined>,
    last: () => reader.ask({ type: 'last' }) as ReturnType<Journal['last']>,
    async close() {
      // The reader first: the last connection to close folds the write-ahead log into the file.
      await reader.ask({ type: 'close' });
      await writer.ask({ type: 'close' });
    },
  };
}

/** A small Buffer is a window into a pool of 8 KiB, all of which would cross to the thread with it. */
function withOwnBody(entry: NewEntry): NewEntry {
  return entry.kind === 'batch' ? { ...entry, body: new Uint8Array(entry.body) } : entry;
}

interface Thread {
  ask(request: Request): Promise<unknown>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

async function startThread(data: ThreadData): Promise<Thread> {
  const worker = new Worker(new URL('./sqlite-thread.ts', import.meta.url), { workerData: data });
  const waiting = new Map<number, Waiting>();
  let unsent: Question[] = [];
  let lastNumber = 0;
  let ended: Error | undefined;

  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
  // A thread that died of a mistake takes its questions with it; the collector must not wait for them for ever.
  worker.on('error', endAll);
  worker.on('exit', () => endAll(new JournalUnavailable('the journal is closed')));
  worker.on('message', (answers: readonly Answer[]) => {
    for (const answer of answers) settle(answer);
  });
  return { ask };

  function ask(request: Request): Promise<unknown> {
    if (ended !== undefined) return Promise.reject(ended);
    return new Promise((resolve, reject) => {
      const number = ++lastNumber;
      waiting.set(number, { resolve, reject });
      // One message a turn: passing it to the thread costs more than what is in it.
      if (unsent.push({ ...request, number }) === 1) setImmediate(send);
    });
  }

  function send(): void {
    const questions = unsent;
    unsent = [];
    worker.postMessage(questions);
  }

  function settle(answer: Answer): void {
    const asked = waiting.get(answer.number);
    waiting.delete(answer.number);
    if (answer.ok) asked?.resolve(answer.value);
    else asked?.reject(answer.unavailable ? new JournalUnavailable(answer.message) : new Error(answer.message));
  }

  function endAll(error: Error): void {
    ended ??= error;
    for (const asked of waiting.values()) asked.reject(ended);
    waiting.clear();
  }
}
