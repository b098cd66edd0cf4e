import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { JournalUnavailable } from './journal.ts';
import { openStore } from './store.ts';
import type { Answer, Question, ThreadData } from './thread-messages.ts';

/**
 * The journal's thread: the writer, or the reader beside it. All questions that came in one turn share one transaction
 * when they write. Answers leave in the order of the questions.
 */
const { file, mode } = workerData as ThreadData;
const port = parentPort;
if (port === null) throw new Error('sqlite-thread.ts runs as a worker only');

const database = new DatabaseSync(file, { readOnly: mode === 'read', timeout: 2_000 });
const store = openStore(database, mode);
let waiting: Question[] = [];

port.on('message', (questions: readonly Question[]) => {
  if (waiting.length === 0) setImmediate(answerAll);
  waiting.push(...questions);
});
port.postMessage('open');

function answerAll(): void {
  const questions = waiting;
  waiting = [];
  const answers: Answer[] = [];
  for (let at = 0; at < questions.length; ) {
    const question = questions[at] as Question;
    if (question.type !== 'write') {
      answers.push(question.type === 'close' ? close(question.number) : look(question));
      at++;
      continue;
    }
    const group: (Question & { type: 'write' })[] = [];
    for (let next: Question | undefined = question; next?.type === 'write'; next = questions[at]) {
      group.push(next);
      at++;
    }
    answers.push(...writeAll(group));
  }
  port?.postMessage(answers);
}

function writeAll(group: readonly (Question & { type: 'write' })[]): Answer[] {
  try {
    const written = store.write(group.map((question) => question.write));
    return group.map(({ number }, i) => ({ number, ok: true, value: written[i] }));
  } catch (error) {
    return group.map(({ number }) => failed(number, error));
  }
}

function look(question: Exclude<Question, { type: 'write' | 'close' }>): Answer {
  const { number } = question;
  try {
    return { number, ok: true, value: ask(question) };
  } catch (error) {
    return failed(number, error);
  }
}

function ask(question: Exclude<Question, { type: 'write' | 'close' }>): unknown {
  switch (question.type) {
    case 'read':
      return store.read(question.from, question.limit);
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
  }
}

function close(number: number): Answer {
  database.close();
  // After the answer has left: a closed port sends nothing any more.
  setImmediate(() => port?.close());
  return { number, ok: true, value: undefined };
}

function failed(number: number, error: unknown): Answer {
  const message = error instanceof Error ? error.message : String(error);
  return { number, ok: false, unavailable: error instanceof JournalUnavailable, message };
}
