import { parentPort } from 'node:worker_threads';
import type { Candidate } from '@mach/priority';
import type { Letterhead } from '../paper/official-form.ts';
import type { PaperWish, PlanSource } from '../planning/plan-maker.ts';
import { answerQuestion, type PlanQuestion, type PlanTerms } from '../planning/plan-questions.ts';

/** What a page asks: the candidates come once, and then by their key. */
export interface AskTask {
  readonly key: number;
  readonly candidates?: readonly Candidate[];
  readonly forget: readonly number[];
  readonly terms: PlanTerms;
  readonly question: PlanQuestion;
}

/** A whole plan or a paper, written by whose templates, for which office. */
export type MakeTask = { readonly templates: string | undefined; readonly head: Letterhead } & (
  | { readonly make: Extract<PlanSource, { readonly input: unknown }> }
  | { readonly paper: { readonly of: PlanSource; readonly wish: PaperWish } }
);

export type PlanTask = AskTask | MakeTask;
export type PlanTaskDone =
  | { readonly ok: true; readonly reply: unknown }
  | { readonly ok: false; readonly error: string };

/** The thread of plans: keeps the candidates that it was sent, and does one task after the other as they are sent. */
const port = parentPort;
if (port === null) throw new Error('plan-thread.ts runs as a worker only');

const lists = new Map<number, readonly Candidate[]>();
port.on('message', async (task: PlanTask) => {
  port.postMessage(await done(task));
});

async function done(task: PlanTask): Promise<PlanTaskDone> {
  try {
    return { ok: true, reply: 'question' in task ? asked(task) : await made(task) };
  } catch (error) {
    return { ok: false, error: String(error) };
  }
}

function asked({ key, candidates, forget, terms, question }: AskTask) {
  for (const old of forget) lists.delete(old);
  if (candidates !== undefined) lists.set(key, candidates);
  return answerQuestion({ ...terms, candidates: lists.get(key) ?? [] }, question);
}

/** Solver and templates are loaded by the first who needs them: a slider does not. */
async function made(task: MakeTask) {
  const [{ planMaker }, { loadSolver }, { officePapers }] = await Promise.all([
    import('../planning/plan-maker.ts'),
    import('./highs.ts'),
    import('./paper-writer.ts'),
  ]);
  const maker = planMaker(officePapers(task.templates, task.head), await loadSolver());
  return 'make' in task ? maker.make(task.make.input, task.make.program) : maker.paper(task.paper.of, task.paper.wish);
}
