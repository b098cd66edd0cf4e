import type { Routes } from '../http/api-server.ts';
import { PLAN_FILES } from '../paper/plan-papers.ts';
import { planningInForce } from '../planning/in-force.ts';
import { wishOfSum } from '../planning/plan-request.ts';
import { contradictory, nothingToSpend, planQuery, sendPlanFile, speaking, unknownCommune } from './plan-asking.ts';
import { inputNow } from './plan-candidates.ts';
import { errorAnswer } from './schemas.ts';

/** The papers of the plan for a sum, by the same query as the plan: the submission, the letter to communes, the workbook of its lines. */
export const planPapers: Routes = (server, context) => {
  for (const file of PLAN_FILES) {
    server.get(`/api/v1/plans/${file}`, {
      config: { access: 'read' },
      schema: {
        summary: `The plan for a sum as a file: ${file}`,
        querystring: planQuery.extend(speaking.shape),
        response: { 400: errorAnswer, 404: errorAnswer, 422: errorAnswer, 500: errorAnswer, 503: errorAnswer },
      },
      async handler({ query }, reply) {
        const refused = unknownCommune(context.collector, query.commune);
        if (refused !== undefined) return reply.code(404).send(refused);
        const nothing = nothingToSpend(query);
        if (nothing !== undefined) return reply.code(400).send(nothing);
        const { collector, settings } = context;
        const basis = planningInForce(collector.state().registry, collector.now(), settings.planning);
        const clash = contradictory(basis);
        if (clash !== undefined) return reply.code(422).send(clash);
        const input = await inputNow(collector, wishOfSum(query, basis));
        const source = { input, program: settings.version };
        return sendPlanFile(reply, source, file, { ...context, lang: query.lang });
      },
    });
  }
};
