import { Worker } from 'node:worker_threads';
import type { Candidate } from '@mach/priority';
import type { PlanQuestion, PlanReply, PlanSolver, PlanTerms } from '../planning/plan-questions.ts';

/** Lists of candidates that the thread keeps: the province's, and one before it that somebody still looks at. */
const LISTS_KEPT = 2;
/** Questions that wait at most; one page asks one at a time. */
const WAITING_MAX = 64;
/** After so long without a question the thread ends, and its memory is free. */
const IDLE_MS = 600_000;

/** What goes to the thread: the candidates once, and then by their key. */
export interface PlanTask {
  readonly key: number;
  readonly candidates?: readonly Candidate[];
  readonly forget: readonly number[];
  readonly terms: PlanTerms;
  readonly question: PlanQuestion;
}

export type PlanTaskDone =
  | { readonly ok: true; readonly reply: PlanReply<PlanQuestion> }
  | { readonly ok: false; readonly error: string };

interface Waiting {
  readonly candidates: readonly Candidate[];
  readonly terms: PlanTerms;
  readonly question: PlanQuestion;
  readonly signal: AbortSignal;
  readonly resolve: (reply: PlanReply<PlanQuestion> | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** Makes plans on a thread of its own, one after the other, so that ingest never waits for them. The thread starts with the first question. */
export function threadedPlanSolver(idleMs: number = IDLE_MS): PlanSolver & { stop(): Promise<void> } {
  const waiting: Waiting[] = [];
  let current: Waiting | undefined;
  let worker: Worker | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  /** Oldest first. */
  let known: { readonly key: number; readonly candidates: readonly Candidate[] }[] = [];
  let lastKey = 0;

  return {
    ask: (candidates, terms, question, signal) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= WAITING_MAX) return reject(new Error('too many plans are asked for at once'));
        waiting.push({ candidates, terms, question, signal, resolve: resolve as Waiting['resolve'], reject });
        next();
      }),
    stop: async () => {
      clearTimeout(idle);
      await worker?.terminate();
    },
  };

  function next(): void {
    if (current !== undefined) return;
    clearTimeout(idle);
    for (current = waiting.shift(); current?.signal.aborted; current = waiting.shift()) current.resolve(undefined);
    if (current === undefined) {
      idle = setTimeout(() => void worker?.terminate(), idleMs);
      idle.unref();
      return;
    }
    worker ??= begin();
    worker.postMessage(taskOf(current));
  }

  function taskOf({ candidates, terms, question }: Waiting): PlanTask {
    const found = known.find((one) => one.candidates === candidates);
    if (found !== undefined) return { key: found.key, forget: [], terms, question };
    lastKey += 1;
    known.push({ key: lastKey, candidates });
    const forget = known.slice(0, -LISTS_KEPT).map(({ key }) => key);
    known = known.slice(-LISTS_KEPT);
    return { key: lastKey, candidates, forget, terms, question };
  }

  function begin(): Worker {
    const started = new Worker(new URL('./plan-solver-thread.ts', import.meta.url));
    // A command that ends, or a collector that stops, does not wait for it.
    started.unref();
    started.on('message', (done: PlanTaskDone) => {
      if (done.ok) current?.resolve(done.reply);
      else current?.reject(new Error(done.error));
      current = undefined;
      next();
    });
    started.on('error', (cause) => {
      current?.reject(new Error('the thread that makes plans has failed', { cause }));
      current = undefined;
    });
    started.on('exit', () => {
      worker = undefined;
      known = [];
      current?.reject(new Error('the thread that makes plans has ended'));
      current = undefined;
      if (waiting.length > 0) next();
    });
    return started;
  }
}
