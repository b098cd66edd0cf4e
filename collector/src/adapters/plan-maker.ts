import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Letterhead } from '../paper/official-form.ts';
import type { NotMade, PaperMade, PaperWish, PlanMade, PlanMaker, PlanSource } from '../planning/plan-maker.ts';

/** Plans that may wait while one is made: each takes some seconds at most. */
const WAITING_MAX = 4;

/** What a thread is started with. A paper is written by whose templates, for which office. */
export type PlanJob = { readonly templates: string | undefined; readonly head: Letterhead } & (
  | { readonly make: Extract<PlanSource, { readonly input: unknown }> }
  | { readonly paper: { readonly of: PlanSource; readonly wish: PaperWish } }
);

/** Makes one plan after the other on a thread of its own, which ends with it: ingest must not wait for a plan. */
export function threadedPlanMaker(
  templates: string | undefined,
  head: Letterhead,
  waitingMax = WAITING_MAX,
): PlanMaker {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    make: (input, program) => inTurn<PlanMade>({ templates, head, make: { input, program } }),
    paper: (of, wish) => inTurn<PaperMade>({ templates, head, paper: { of, wish } }),
  };

  async function inTurn<Made>(job: PlanJob): Promise<Made | NotMade> {
    if (waiting > waitingMax) return { kind: 'busy' };
    waiting++;
    const made = last.then(async () => {
      const worker = new Worker(new URL('./plan-thread.ts', import.meta.url), { workerData: job });
      const [answer] = (await once(worker, 'message')) as [Made];
      return answer;
    });
    last = made.catch(() => {});
    return made.finally(() => waiting--);
  }
}
