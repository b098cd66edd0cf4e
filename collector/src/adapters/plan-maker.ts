import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { PlanMade, PlanMaker } from '../planning/plan-maker.ts';

/** Plans that may wait while one is made: each takes some seconds at most. */
const WAITING_MAX = 4;

/** Makes one plan after the other on a thread of its own, which ends with it: ingest must not wait for a plan. */
export function threadedPlanMaker(waitingMax = WAITING_MAX): PlanMaker {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    async make(input, program) {
      if (waiting > waitingMax) return { kind: 'busy' };
      waiting++;
      const made = last.then(async () => {
        const worker = new Worker(new URL('./plan-thread.ts', import.meta.url), { workerData: { input, program } });
        const [answer] = (await once(worker, 'message')) as [PlanMade];
        return answer;
      });
      last = made.catch(() => {});
      return made.finally(() => waiting--);
    },
  };
}
