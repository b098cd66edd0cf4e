import { type Language, noPlanSentence } from '@mach/messages';
import type { PlanPolicy, PriceList } from '@mach/priority';
import type { ErrorAnswer, Problem } from '@mach/wire';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Collector } from '../app.ts';
import type { RouteContext } from '../http/api-server.ts';
import { whileWaiting } from '../http/while-waiting.ts';
import type { PlanFile } from '../paper/plan-papers.ts';
import { SUM_EXPECTED } from '../planning/budgets-csv.ts';
import { contradictions } from '../planning/contradictions.ts';
import type { NotMade, PlanSource } from '../planning/plan-maker.ts';
import { isNothing } from '../planning/plan-request.ts';
import { unitCode } from './schemas.ts';
import { sendFile, sendTemplateProblems } from './send-paper.ts';

/** Nobody reads it: whoever asked has gone. */
export const NOBODY_WAITS: ErrorAnswer = { error: 'Nobody waits for this plan any more.' };

const RETRY_AFTER_S = 30;
const sumMax = 100_000_000_000_000;
const sum = z.coerce.number().int().min(0).max(sumMax);

/** The language of sentences and papers. */
export const speaking = z.object({ lang: z.enum(['vi', 'en']).default('vi') });

/** One sum, for all or for one commune. */
export const planQuery = z.object({
  budget: sum,
  partsBudget: sum.exactOptional(),
  commune: unitCode.exactOptional(),
});

/** What is answered where a commune is asked for that there is not. */
export function unknownCommune(collector: Collector, commune: string | undefined): ErrorAnswer | undefined {
  if (commune === undefined || collector.state().registry.units.get(commune)?.kind === 'commune') return undefined;
  return { error: `There is no commune ${commune}.` };
}

/** What is answered where there is nothing to spend. */
export function nothingToSpend(query: z.output<typeof planQuery>): ErrorAnswer | undefined {
  return isNothing(query)
    ? refusedRequest([{ path: 'budget', found: '0', expected: `${SUM_EXPECTED}, in whole đồng` }])
    : undefined;
}

/** What is answered where what is in force contradicts itself: a file or the configuration was taken before that was looked at. */
export function contradictory(basis: {
  readonly policy: PlanPolicy;
  readonly prices: PriceList;
}): ErrorAnswer | undefined {
  const problems = contradictions(basis, 'policy.');
  return problems.length === 0 ? undefined : refusedRequest(problems);
}

/** Every mistake of a body, and the first of them as a sentence. */
export function refusedRequest(problems: readonly Problem[]): ErrorAnswer {
  const [first] = problems;
  const where = first === undefined || first.path === '' ? 'the body' : first.path;
  return {
    error: `No plan can be made of this: ${where}: found ${first?.found}, expected ${first?.expected}.`,
    problems,
  };
}

/** What is answered where there is no plan, or not yet. */
export function sendNotMade(
  reply: FastifyReply,
  made: NotMade,
  { collector, lang }: { readonly collector: Collector; readonly lang: Language },
): FastifyReply {
  if (made.kind === 'gone') return reply.code(503).send(NOBODY_WAITS);
  if (made.kind === 'busy') {
    const error = 'Other plans are being made: try again in half a minute.';
    return reply.code(503).header('retry-after', String(RETRY_AFTER_S)).send({ error });
  }
  const { units } = collector.state().registry;
  return reply.code(422).send({ error: noPlanSentence(made, (code) => units.get(code)?.name ?? code, lang) });
}

/** Writes a paper of a plan beside the main thread and sends it, or what is answered where that can't be. */
export async function sendPlanFile(
  reply: FastifyReply,
  of: PlanSource,
  file: PlanFile,
  { collector, planMaker, lang }: Pick<RouteContext, 'collector' | 'planMaker'> & { readonly lang: Language },
): Promise<FastifyReply> {
  const { units } = collector.state().registry;
  const names = new Map(Array.from(units.values(), ({ code, name }) => [code, name]));
  const made = await planMaker.paper(of, { file, lang, names }, whileWaiting(reply));
  if (made.kind === 'written') return sendFile(reply, file, made.bytes);
  return made.kind === 'bad-template'
    ? sendTemplateProblems(reply, made.problems)
    : sendNotMade(reply, made, { collector, lang });
}
