import { type Candidate, draftPlan } from '@mach/priority';
import { z } from 'zod';
import type { Analysis } from '../exposition/findings.ts';
import type { Routes } from '../http/api-server.ts';
import { planningInForce } from '../planning/in-force.ts';
import { planCandidates, planInput } from '../planning/plan-input.ts';
import { analysisOf } from './analysis-of.ts';
import { planAnswer } from './plan-schema.ts';
import { errorAnswer, unitCode } from './schemas.ts';

/** Candidates follow from the analysis, prices and criteria, so a slider that is drawn asks for them once. */
const candidatesOfAnalysis = new WeakMap<
  Analysis,
  { readonly key: string; readonly candidates: readonly Candidate[] }
>();

const sumMax = 100_000_000_000_000;
const sum = z.coerce.number().int().min(0).max(sumMax);

/** The plan for a sum, by the criteria and the prices in force: an estimate for a page. Nothing is issued or kept. */
export const plans: Routes = (server, { collector }) => {
  server.get('/api/v1/plans', {
    config: { access: 'read' },
    schema: {
      summary: 'What to buy for a sum of đồng: for fixed assets where partsBudget is given, alone one common fund',
      querystring: z.object({ budget: sum, partsBudget: sum.optional(), commune: unitCode.optional() }),
      response: { 200: planAnswer, 404: errorAnswer, 422: errorAnswer },
    },
    async handler(request, reply) {
      const { budget, partsBudget, commune } = request.query;
      const { units } = collector.state().registry;
      if (commune !== undefined && units.get(commune)?.kind !== 'commune') {
        return reply.code(404).send({ error: `There is no commune ${commune}.` });
      }
      const { prices, policy, key } = planningInForce(collector.state().registry, collector.now());
      const funds = partsBudget === undefined ? { common: budget } : { assets: budget, parts: partsBudget };
      const asked = {
        spending: { kind: 'together', years: [funds] },
        policy,
        prices,
        now: collector.now(),
        ...(commune === undefined ? {} : { commune }),
      } as const;
      const analysis = await analysisOf(collector);
      const known = candidatesOfAnalysis.get(analysis);
      const candidates =
        known?.key === key ? known.candidates : planCandidates(analysis.valued, analysis.equipment, asked);
      candidatesOfAnalysis.set(analysis, { key, candidates });
      // Without the branching solver: what it would close of the gap takes seconds, and the gap is told.
      const answer = draftPlan(planInput(candidates, asked));
      if (!answer.ok) return reply.code(422).send({ error: `No plan: ${answer.trouble.kind}.` });
      const { notChosen: _, ...plan } = answer.plan;
      return { ...plan, lines: plan.lines.map(({ from: __, ...line }) => line) };
    },
  });
};
