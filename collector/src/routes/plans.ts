import type { Routes } from '../http/api-server.ts';
import { whileWaiting } from '../http/while-waiting.ts';
import { planDeskOf } from './plan-desk-of.ts';
import { planQuery } from './plan-desk-schema.ts';
import { planAnswer } from './plan-schema.ts';
import { errorAnswer } from './schemas.ts';

/** The plan for a sum, by the criteria and prices of the province: an estimate for a page. Nothing is issued or kept. */
export const plans: Routes = (server, context) => {
  server.get('/api/v1/plans', {
    config: { access: 'read' },
    schema: {
      summary: 'What to buy for a sum of đồng: for fixed assets where partsBudget is given, alone one common fund',
      querystring: planQuery,
      response: { 200: planAnswer, 404: errorAnswer, 422: errorAnswer, 503: errorAnswer },
    },
    async handler(request, reply) {
      const { commune } = request.query;
      const { units } = context.collector.state().registry;
      if (commune !== undefined && units.get(commune)?.kind !== 'commune') {
        return reply.code(404).send({ error: `There is no commune ${commune}.` });
      }
      // Without the branching solver: what it would close of the gap takes seconds, and the gap is told.
      const answer = await planDeskOf(context).ask(request.query, { kind: 'draft' }, whileWaiting(reply));
      if (answer === undefined) return reply.code(503).send({ error: 'Nobody waits for this plan any more.' });
      if (!answer.ok) return reply.code(422).send({ error: `No plan: ${answer.trouble.kind}.` });
      const { notChosen: _, ...plan } = answer.plan;
      return { ...plan, lines: plan.lines.map(({ from: __, ...line }) => line) };
    },
  });
};
