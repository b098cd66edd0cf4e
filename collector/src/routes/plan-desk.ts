import { coverageOf, defaultPlanPolicy, defaultPrices } from '@mach/priority';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Routes } from '../http/api-server.ts';
import { whileWaiting } from '../http/while-waiting.ts';
import { firstSums, type PlanWish, worthBuying } from '../planning/plan-desk.ts';
import { planList, troubleRow, whatIfRow } from '../planning/plan-list.ts';
import type { PlanQuestion, PlanReply } from '../planning/plan-questions.ts';
import { NOBODY_WAITS, unknownCommune } from './plan-asking.ts';
import { planDeskOf } from './plan-desk-of.ts';
import {
  curveAnswer,
  curveQuery,
  deskInfo,
  firstPlanQuery,
  planListAnswer,
  planQuery,
  planSummary,
  whatIfAnswer,
} from './plan-desk-schema.ts';
import { errorAnswer, unitCode } from './schemas.ts';

/** What the page of plans asks while its sliders are drawn: small answers, made apart from everything else, and not for who has gone. */
export const planDesk: Routes = (server, context) => {
  const { collector, settings } = context;
  const desk = planDeskOf(context);

  server.get('/api/v1/plans/desk', {
    config: { access: 'read' },
    schema: {
      summary:
        'What a plan begins with: criteria, prices, last year’s sums, and what everything worth buying would cost',
      querystring: z.object({ commune: unitCode.optional() }),
      response: { 200: deskInfo, 404: errorAnswer },
    },
    async handler(request, reply) {
      const { commune } = request.query;
      const refused = unknownCommune(collector, commune);
      if (refused !== undefined) return reply.code(404).send(refused);
      const { policy, prices } = desk.basis();
      const candidates = await desk.candidates(commune);
      const { planning = {} } = settings;
      return {
        policy: { ...policy, isOwn: policy !== defaultPlanPolicy },
        prices: { ...prices, isOwn: prices !== defaultPrices },
        ...(planning.lastYear === undefined ? {} : { lastYear: planning.lastYear }),
        worthBuying: worthBuying(candidates),
        first: await sumsToBegin(commune),
        devices: candidates.length,
        coverage: coverageOf(candidates),
      };
    },
  });

  server.get('/api/v1/plans/summary', {
    config: { access: 'read' },
    schema: {
      summary:
        'A plan without its lines, or why there is none: for a slider; without a sum, of those that the desk begins with',
      querystring: firstPlanQuery,
      response: { 200: planSummary, 404: errorAnswer, 503: errorAnswer },
    },
    async handler({ query }, reply) {
      const { commune, budget } = query;
      const { parts, assets } =
        budget === undefined ? await sumsToBegin(commune) : { parts: undefined, assets: budget };
      const wish = { ...query, budget: assets, ...(parts === undefined ? {} : { partsBudget: parts }) };
      return answered(wish, { kind: 'draft' }, reply, (answer) => {
        if (!answer.ok) return { trouble: troubleRow(answer.trouble) };
        const { notChosen: _, lines, ...plan } = answer.plan;
        return { plan: { ...plan, lines: lines.length } };
      });
    },
  });

  server.get('/api/v1/plans/list', {
    config: { access: 'read' },
    schema: {
      summary: 'What a plan buys, for whom and why, and what it leaves out',
      querystring: planQuery,
      response: { 200: planListAnswer, 404: errorAnswer, 503: errorAnswer },
    },
    handler: ({ query }, reply) =>
      answered(query, { kind: 'draft' }, reply, async (answer) =>
        answer.ok ? planList(answer.plan, await desk.candidates(query.commune)) : { lines: [], left: [] },
      ),
  });

  server.get('/api/v1/plans/what-if', {
    config: { access: 'read' },
    schema: {
      summary: 'What a tenth more money, and prices half as high again or half as high, would change',
      querystring: planQuery,
      response: { 200: whatIfAnswer, 404: errorAnswer, 503: errorAnswer },
    },
    handler: (request, reply) =>
      answered(request.query, { kind: 'what-if' }, reply, (answer) => whatIfRow(answer, desk.basis())),
  });

  server.get('/api/v1/plans/curve', {
    config: { access: 'read' },
    schema: {
      summary: 'Minutes that parts and multiples of the sum would give back',
      querystring: curveQuery,
      response: { 200: curveAnswer, 404: errorAnswer, 503: errorAnswer },
    },
    handler(request, reply) {
      const { shares, ...wish } = request.query;
      const wanted = shares.split(',').map((percent) => Number(percent) / 100);
      return answered(wish, { kind: 'curve', shares: wanted }, reply, (points) => ({ points }));
    },
  });

  /** What a province spent last year says nothing of one commune. */
  async function sumsToBegin(commune: string | undefined) {
    const worth = worthBuying(await desk.candidates(commune));
    return firstSums(worth, commune === undefined ? settings.planning?.lastYear : undefined);
  }

  /** What the desk says of a sum, told as a resource tells it; 404 of a commune that there is not, 503 where whoever asked has gone. */
  async function answered<Question extends PlanQuestion, Told>(
    wish: PlanWish,
    question: Question,
    reply: FastifyReply,
    tell: (answer: PlanReply<Question>) => Told | Promise<Told>,
  ) {
    const refused = unknownCommune(collector, wish.commune);
    if (refused !== undefined) return reply.code(404).send(refused);
    const answer = await desk.ask(wish, question, whileWaiting(reply));
    return answer === undefined ? reply.code(503).send(NOBODY_WAITS) : tell(answer);
  }
};
