import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ReflectorCounts } from './reflector.ts';
import type { UdpReflectorSettings } from './udp-reflector.ts';

export interface ReflectorReport {
  readonly counts: ReflectorCounts;
  /** Devices heard since the last report, as packets call them. */
  readonly heard: readonly number[];
  /** Devices whose looks came since then, and that heard no answer. */
  readonly deaf: readonly number[];
}

export interface ReflectorThread {
  readonly port: number;
  /** What it did since its start, and whom it heard since the last question. Rejects when the thread has died. */
  report(): Promise<ReflectorReport>;
  stop(): Promise<void>;
}

/** Starts a reflector on a thread of its own. Rejects with the system's error where it can't listen. */
export async function startReflector(settings: UdpReflectorSettings): Promise<ReflectorThread> {
  const worker = new Worker(new URL('./reflector-thread.ts', import.meta.url), { workerData: settings });
  const exited = once(worker, 'exit');
  exited.catch(() => {});
  const [started] = (await once(worker, 'message')) as [{ readonly port: number }];
  const ask = async (question: 'tell' | 'close') => {
    const answer = once(worker, 'message');
    worker.postMessage(question);
    const [report] = (await answer) as [ReflectorReport];
    return report;
  };
  // Questions are asked one after the other: an answer has nothing but its order.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (question: 'tell' | 'close') => {
    const answer = last.then(() => ask(question));
    last = answer.catch(() => {});
    return answer;
  };
  return {
    port: started.port,
    report: () => inTurn('tell'),
    stop: async () => {
      await inTurn('close');
      await exited;
    },
  };
}
