import type { Letterhead } from '../paper/official-form.ts';
import type { NotMade, PaperMade, PlanMade, PlanMaker } from '../planning/plan-maker.ts';
import type { MakeTask } from './plan-thread.ts';
import { planWorker } from './plan-worker.ts';

/** Plans that may wait while one is made: each takes some seconds at most. */
const WAITING_MAX = 4;
/** Plans are issued seldom, and the solver of a thread that stays holds much memory. */
const IDLE_MS = 5_000;

/** Makes one plan after the other on a thread of its own: ingest must not wait for a plan. */
export function threadedPlanMaker(
  templates: string | undefined,
  head: Letterhead,
  waitingMax = WAITING_MAX,
): PlanMaker & { stop(): Promise<void> } {
  const worker = planWorker(IDLE_MS);
  return {
    make: (input, program, signal) => inTurn<PlanMade>({ templates, head, make: { input, program } }, signal),
    paper: (of, wish, signal) => inTurn<PaperMade>({ templates, head, paper: { of, wish } }, signal),
    stop: worker.stop,
  };

  async function inTurn<Made>(task: MakeTask, signal: AbortSignal | undefined): Promise<Made | NotMade> {
    if (worker.tasks() > waitingMax) return { kind: 'busy' };
    return ((await worker.run(() => task, signal)) as Made | undefined) ?? { kind: 'gone' };
  }
}
