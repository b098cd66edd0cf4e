import type { Candidate } from '@mach/priority';
import type { PlanQuestion, PlanReply, PlanSolver, PlanTerms } from '../planning/plan-questions.ts';
import type { AskTask } from './plan-thread.ts';
import { planWorker } from './plan-worker.ts';

/** Lists of candidates that the thread keeps: the province's, and one before it that somebody still looks at. */
const LISTS_KEPT = 2;
/** Questions that wait at most; one page asks one at a time. */
const WAITING_MAX = 64;
/** After so long without a question the thread ends, and its memory is free. */
const IDLE_MS = 600_000;

/** Answers the pages' questions on a thread of its own, one after the other; lists of candidates go there once. */
export function threadedPlanSolver(idleMs: number = IDLE_MS): PlanSolver & { stop(): Promise<void> } {
  const worker = planWorker(idleMs);
  /** Oldest first. */
  let known: { readonly key: number; readonly candidates: readonly Candidate[] }[] = [];
  let lastKey = 0;

  return {
    async ask<Question extends PlanQuestion>(
      candidates: readonly Candidate[],
      terms: PlanTerms,
      question: Question,
      signal: AbortSignal,
    ) {
      if (worker.tasks() > WAITING_MAX) throw new Error('too many plans are asked for at once');
      const taskOf = (isNew: boolean): AskTask => ({ ...sentOf(candidates, isNew), terms, question });
      return (await worker.run(taskOf, signal)) as PlanReply<Question> | undefined;
    },
    stop: worker.stop,
  };

  function sentOf(candidates: readonly Candidate[], isNew: boolean): Pick<AskTask, 'key' | 'candidates' | 'forget'> {
    if (isNew) known = [];
    const found = known.find((one) => one.candidates === candidates);
    if (found !== undefined) return { key: found.key, forget: [] };
    lastKey += 1;
    known.push({ key: lastKey, candidates });
    const forget = known.slice(0, -LISTS_KEPT).map(({ key }) => key);
    known = known.slice(-LISTS_KEPT);
    return { key: lastKey, candidates, forget };
  }
}
