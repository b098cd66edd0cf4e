import type { IssuedPlanRow } from '@mach/wire';
import { z } from 'zod';
import type { Routes } from '../http/api-server.ts';
import { whileWaiting } from '../http/while-waiting.ts';
import { PLAN_FILES } from '../paper/plan-papers.ts';
import { unpackPlan } from '../planning/frozen-plan.ts';
import { planningInForce } from '../planning/in-force.ts';
import type { PlanFacts } from '../planning/plan-maker.ts';
import { readPlanRequest } from '../planning/plan-request.ts';
import { NOBODY_WAITS, refusedRequest, sendNotMade, sendPlanFile, speaking } from './plan-asking.ts';
import { inputNow } from './plan-candidates.ts';
import { issuedPlanRow } from './plan-schema.ts';
import { errorAnswer, listed, listOf } from './schemas.ts';

const byNumber = z.object({ number: z.coerce.number().int().min(1) });

/**
 * Plans that were issued: frozen with input, criteria, prices and version, and kept in the journal. The same plan issued twice is one, so
 * that a button pressed twice changes nothing. Whoever breaks off before it is written has issued nothing.
 */
export const issuedPlans: Routes = (server, context) => {
  const { collector } = context;

  server.post('/api/v1/plans/issued', {
    config: { access: 'plan' },
    schema: {
      summary: 'Issues a plan: makes it as POST /api/v1/plans has it, freezes it, and keeps it for good',
      querystring: speaking,
      body: z.unknown(),
      response: { 200: issuedPlanRow, 201: issuedPlanRow, 400: errorAnswer, 422: errorAnswer, 503: errorAnswer },
    },
    async handler({ body, query, caller }, reply) {
      const signal = whileWaiting(reply);
      const { registry } = collector.state();
      const read = readPlanRequest(
        body,
        (code) => registry.units.get(code)?.kind === 'commune',
        planningInForce(registry, collector.now(), context.settings.planning),
      );
      if (!read.ok) return reply.code(400).send(refusedRequest(read.problems));
      const input = await inputNow(collector, read.value);
      const made = await context.planMaker.make(input, context.settings.version, signal);
      if (made.kind !== 'made') return sendNotMade(reply, made, { collector, lang: query.lang });
      const by = caller?.by ?? 'unknown';
      const { title } = read.value;
      const issued = await issue(made, { by, signal, ...(title === undefined ? {} : { title }) });
      if (issued === undefined) return reply.code(503).send(NOBODY_WAITS);
      return reply.code(issued.isNew ? 201 : 200).send(issued.row);
    },
  });

  server.get('/api/v1/plans/issued', {
    config: { access: 'read' },
    schema: { summary: 'Plans that were issued, newest first', response: { 200: listed(issuedPlanRow) } },
    async handler() {
      const { plans } = collector.state().registry;
      return listOf([...plans.values()].map(({ position: _, ...row }) => row).sort((a, b) => b.number - a.number));
    },
  });

  server.get('/api/v1/plans/issued/:number', {
    config: { access: 'read' },
    schema: {
      summary: 'One issued plan with all that it follows from: "mach-collector plan verify" makes it again',
      params: byNumber,
      response: { 200: z.unknown(), 404: errorAnswer },
    },
    async handler({ params }, reply) {
      const packed = await packedPlan(params.number);
      if (packed === undefined) return reply.code(404).send(noPlan(params.number));
      return reply.type('application/json; charset=utf-8').send(unpackPlan(packed));
    },
  });

  for (const file of PLAN_FILES) {
    server.get(`/api/v1/plans/issued/:number/${file}`, {
      config: { access: 'read' },
      schema: {
        summary: `An issued plan as a file: ${file}`,
        params: byNumber,
        querystring: speaking,
        response: { 404: errorAnswer, 500: errorAnswer },
      },
      async handler({ params, query }, reply) {
        const packed = await packedPlan(params.number);
        if (packed === undefined) return reply.code(404).send(noPlan(params.number));
        return sendPlanFile(reply, { packed }, file, { ...context, lang: query.lang });
      },
    });
  }

  /** Numbers are given one at a time, so that two plans never get the same. Undefined where whoever asked has gone by then. */
  function issue(
    { facts, packed }: { readonly facts: PlanFacts; readonly packed: Uint8Array },
    { by, title, signal }: { readonly by: string; readonly title?: string; readonly signal: AbortSignal },
  ): Promise<{ readonly row: IssuedPlanRow; readonly isNew: boolean } | undefined> {
    return collector.exclusive(async () => {
      if (signal.aborted) return undefined;
      const { plans } = collector.state().registry;
      const same = plans.values().find((one) => one.sha256 === facts.sha256 && one.title === title);
      if (same !== undefined) {
        const { position: _, ...row } = same;
        return { row, isNew: false };
      }
      const row: IssuedPlanRow = {
        number: Math.max(0, ...plans.keys()) + 1,
        issuedAt: collector.now(),
        issuedBy: by,
        ...(title === undefined ? {} : { title }),
        ...facts,
      };
      const document = Buffer.from(packed).toString('base64');
      await collector.commit([{ type: 'plan-issued', plan: row, document }], by);
      return { row, isNew: true };
    });
  }

  async function packedPlan(number: number): Promise<Uint8Array | undefined> {
    const issued = collector.state().registry.plans.get(number);
    if (issued === undefined) return undefined;
    const [entry] = await collector.journal.read(issued.position, 1);
    if (entry?.kind !== 'registry' || entry.change.type !== 'plan-issued') return undefined;
    return Buffer.from(entry.change.document, 'base64');
  }
};

const noPlan = (number: number) => ({
  error: `There is no issued plan ${number}: GET /api/v1/plans/issued lists them.`,
});
