import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { JournalUnavailable } from './journal.ts';
import { packWritten, unpackWrites } from './packed-writes.ts';
import { openStore } from './store.ts';
import type { Answer, Question, ThreadData } from './thread-messages.ts';

/** The journal's thread: the writer, or the reader beside it. Each message gets one answer, in order. */
const { file, mode } = workerData as ThreadData;
const port = parentPort;
if (port === null) throw new Error('sqlite-thread.ts runs as a worker only');

const database = new DatabaseSync(file, { readOnly: mode === 'read', timeout: 2_000 });
const store = openStore(database, mode);

port.on('message', (question: Question) => port.postMessage(answer(question)));
port.postMessage('open');

function answer(question: Question): Answer {
  try {
    return { ok: true, value: ask(question) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, unavailable: error instanceof JournalUnavailable, message };
  }
}

function ask(question: Question): unknown {
  switch (question.type) {
    case 'write':
      return packWritten(store.write(unpackWrites(question.writes)));
    case 'read':
      return store.read(question.from, question.limit);
    case 'readDecisions':
      return store.readDecisions(question.before, question.limit);
    case 'readDevice':
      return store.readDevice(question.device, question.receivedFrom);
    case 'find':
      return store.find(question.device, question.epoch, question.seq);
    case 'acknowledged':
      return store.acknowledged(question.device);
    case 'readQuarantine':
      return store.readQuarantine(question.limit);
    case 'loadCheckpoint':
      return store.loadCheckpoint();
    case 'last':
      return store.last();
    case 'pickSealing':
      return store.pickSealing(question.receivedBefore, question.isFromStart);
    case 'isSealable':
      return store.isSealable(question.receivedBefore);
    case 'oldestSealed':
      return store.oldestSealed();
    case 'pickFading':
      return store.pickFading(question.edges);
    case 'readDays':
      return store.readDays(question.device);
    case 'readSiteDays':
      return store.readSiteDays(question.query);
    case 'unsettledDays':
      return store.unsettledDays(question.before, question.limit);
    case 'loadBase':
      return store.loadBase();
    case 'metDamaged':
      return store.metDamaged();
    case 'close':
      database.close();
      // After the answer has left: a closed port sends nothing any more.
      setImmediate(() => port?.close());
      return undefined;
  }
}
