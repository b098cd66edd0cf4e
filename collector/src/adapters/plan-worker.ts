import { Worker } from 'node:worker_threads';
import type { PlanTask, PlanTaskDone } from './plan-thread.ts';

/** One thread that makes plans and their papers, a task at a time, so that ingest never waits for them. */
export interface PlanWorker {
  /** Tasks that wait, and the one that is under way. */
  tasks(): number;
  /**
   * Does a task when its turn has come; `taskOf` is told whether the thread is a new one, which holds nothing of before. Undefined as soon
   * as nobody waits any more, where it has not begun: its place is then another's. Rejects where the task threw, or the thread has failed
   * or ended.
   */
  run(taskOf: (isNew: boolean) => PlanTask, signal?: AbortSignal): Promise<unknown>;
  /** Ends the thread; whoever waits is told. The next task begins a new one. */
  stop(): Promise<void>;
}

interface Waiting {
  readonly taskOf: (isNew: boolean) => PlanTask;
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The thread starts with the first task and ends after `idleMs` without one: then its memory is free. */
export function planWorker(idleMs: number): PlanWorker {
  const waiting: Waiting[] = [];
  let current: Waiting | undefined;
  let worker: Worker | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;

  return {
    tasks: () => waiting.length + (current === undefined ? 0 : 1),
    run: (taskOf, signal) =>
      new Promise((resolve, reject) => {
        const one = { taskOf, resolve, reject };
        if (signal?.aborted) return resolve(undefined);
        signal?.addEventListener('abort', () => leave(one), { once: true });
        waiting.push(one);
        next();
      }),
    stop: async () => {
      clearTimeout(idle);
      await worker?.terminate();
    },
  };

  function leave(one: Waiting): void {
    const place = waiting.indexOf(one);
    if (place < 0) return;
    waiting.splice(place, 1);
    one.resolve(undefined);
  }

  function next(): void {
    if (current !== undefined) return;
    clearTimeout(idle);
    current = waiting.shift();
    if (current === undefined) {
      idle = setTimeout(() => void worker?.terminate(), idleMs);
      idle.unref();
      return;
    }
    const isNew = worker === undefined;
    worker ??= begin();
    worker.postMessage(current.taskOf(isNew));
  }

  function begin(): Worker {
    const started = new Worker(new URL('./plan-thread.ts', import.meta.url));
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
      current?.reject(new Error('the thread that makes plans has ended'));
      current = undefined;
      if (waiting.length > 0) next();
    });
    return started;
  }
}
