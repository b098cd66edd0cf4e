import { seededRandom } from '@mach/ports/testing';
import { type Candidate, defaultPlanPolicy, defaultPrices } from '@mach/priority';
import { afterEach, expect, it } from 'vitest';
import { threadedPlanSolver } from '../../collector/src/adapters/plan-solver.ts';
import { answerQuestion, type PlanTerms } from '../../collector/src/planning/plan-questions.ts';
import { largeProblem } from '../planning/large-problem.ts';

const candidates = largeProblem(seededRandom('page'), 200, 5).choices.map(
  ({ device, commune, options }, number): Candidate => ({
    ...{ device, number, commune, coverage: 'measured', minutes: 0, isEstimated: false, reasons: [], excluded: [] },
    hasNoSupportedSystem: false,
    options: options.slice(0, 1).map(({ cost, fund, minutes }) => ({
      ...{ measure: 'ram', items: [], fund, minutes, notes: [] },
      cost: { low: cost, likely: cost, high: cost },
    })),
  }),
);
const terms: PlanTerms = {
  madeOn: '2026-11-27',
  listPolicy: { version: '3', date: '2026-11-26' },
  spending: { kind: 'together', years: [{ common: 50_000_000 }] },
  policy: defaultPlanPolicy,
  prices: defaultPrices,
};
const waits = new AbortController().signal;
const open: ReturnType<typeof threadedPlanSolver>[] = [];
const started = (idleMs?: number) => {
  const thread = threadedPlanSolver(idleMs);
  open.push(thread);
  return thread;
};
afterEach(async () => {
  for (const thread of open.splice(0)) await thread.stop();
});

it('answers on its thread as it would be answered here, whatever list it is asked about next', async () => {
  const thread = started();
  const fewer = candidates.slice(0, 50);
  for (const list of [candidates, fewer, candidates.slice(50), candidates, fewer]) {
    const given = await thread.ask(list, terms, { kind: 'draft' }, waits);
    expect(given).toEqual(answerQuestion({ ...terms, candidates: list }, { kind: 'draft' }));
  }
});

it('begins nothing for who has gone while others were answered', async () => {
  const thread = started();
  const gone = new AbortController();
  const first = thread.ask(candidates, terms, { kind: 'what-if' }, waits);
  const second = thread.ask(candidates, terms, { kind: 'draft' }, gone.signal);
  const third = thread.ask(candidates, terms, { kind: 'curve', shares: [1] }, waits);
  gone.abort();
  expect(await second).toBeUndefined();
  expect(await first).toMatchObject({ ok: true });
  expect(await third).toHaveLength(1);
});

it('starts anew when it was asked nothing for long', async () => {
  const thread = started(1);
  const ask = () => thread.ask(candidates, terms, { kind: 'curve', shares: [0.5] }, waits);
  const before = await ask();
  await thread.stop();
  expect(await ask()).toEqual(before);
});
