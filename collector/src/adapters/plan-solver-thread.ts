import { parentPort } from 'node:worker_threads';
import type { Candidate } from '@mach/priority';
import { answerQuestion } from '../planning/plan-questions.ts';
import type { PlanTask, PlanTaskDone } from './plan-solver.ts';

/** The thread that makes plans: keeps the candidates that it was sent, and answers one question after the other. */
const port = parentPort;
if (port === null) throw new Error('plan-solver-thread.ts runs as a worker only');

const lists = new Map<number, readonly Candidate[]>();
port.on('message', ({ key, candidates, forget, terms, question }: PlanTask) => {
  for (const old of forget) lists.delete(old);
  if (candidates !== undefined) lists.set(key, candidates);
  port.postMessage(answer());

  function answer(): PlanTaskDone {
    try {
      const all = lists.get(key) ?? [];
      return { ok: true, reply: answerQuestion({ ...terms, candidates: all }, question) };
    } catch (error) {
      return { ok: false, error: String(error) };
    }
  }
});
