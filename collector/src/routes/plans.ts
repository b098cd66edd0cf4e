import { draftPlan, type PlanLine } from '@mach/priority';
import { z } from 'zod';
import type { Routes } from '../http/api-server.ts';
import { planningInForce } from '../planning/in-force.ts';
import { type PlanWish, readPlanRequest, wishOfSum } from '../planning/plan-request.ts';
import {
  contradictory,
  nothingToSpend,
  planQuery,
  refusedRequest,
  sendNotMade,
  speaking,
  unknownCommune,
} from './plan-asking.ts';
import { inputNow } from './plan-candidates.ts';
import { planAnswer } from './plan-schema.ts';
import { errorAnswer } from './schemas.ts';

/** The plan for a sum as an estimate for a page, by what is in force or by own prices and rules. Nothing is issued or kept. */
export const plans: Routes = (server, { collector, settings }) => {
  const basis = () => planningInForce(collector.state().registry, collector.now(), settings.planning);

  server.get('/api/v1/plans', {
    config: { access: 'read' },
    schema: {
      summary: 'What to buy for a sum of đồng: for fixed assets where partsBudget is given, alone one common fund',
      querystring: planQuery.extend(speaking.shape),
      response: { 200: planAnswer, 400: errorAnswer, 404: errorAnswer, 422: errorAnswer },
    },
    async handler({ query }, reply) {
      const refused = unknownCommune(collector, query.commune);
      if (refused !== undefined) return reply.code(404).send(refused);
      const nothing = nothingToSpend(query);
      if (nothing !== undefined) return reply.code(400).send(nothing);
      const inForce = basis();
      const clash = contradictory(inForce);
      if (clash !== undefined) return reply.code(422).send(clash);
      const drafted = await draft(wishOfSum(query, inForce));
      return drafted.ok
        ? drafted.answer
        : sendNotMade(reply, { kind: 'trouble', ...drafted }, { collector, lang: query.lang });
    },
  });

  server.post('/api/v1/plans', {
    config: { access: 'plan' },
    schema: {
      summary:
        'The same by own prices and policy (as their files have them), for one sum or a sum a commune (budgets); nothing is kept',
      querystring: speaking,
      body: z.unknown(),
      response: { 200: planAnswer, 400: errorAnswer, 422: errorAnswer },
    },
    async handler({ body, query }, reply) {
      const { units } = collector.state().registry;
      const read = readPlanRequest(body, (code) => units.get(code)?.kind === 'commune', basis());
      if (!read.ok) return reply.code(400).send(refusedRequest(read.problems));
      const drafted = await draft(read.value);
      return drafted.ok
        ? drafted.answer
        : sendNotMade(reply, { kind: 'trouble', ...drafted }, { collector, lang: query.lang });
    },
  });

  /** Without the branching solver: what it would close of the gap takes seconds, and the gap is told. */
  async function draft(wish: PlanWish) {
    const input = await inputNow(collector, wish);
    const answer = draftPlan(input);
    if (!answer.ok) return answer;
    const { notChosen: _, ...plan } = answer.plan;
    const numberOf = new Map(input.candidates.map(({ device, number }) => [device, number]));
    return { ok: true, answer: { ...plan, lines: plan.lines.map((line) => withGiver(line, numberOf)) } } as const;
  }
};

/** A line with the number of the device that gives its place to it. */
export function withGiver(
  line: PlanLine,
  numberOf: ReadonlyMap<string, number>,
): PlanLine & { readonly fromNumber?: number } {
  const fromNumber = line.from === undefined ? undefined : numberOf.get(line.from);
  return { ...line, ...(fromNumber === undefined ? {} : { fromNumber }) };
}
