import { z } from 'zod';
import type { Routes } from '../http/api-server.ts';
import { incidentDetail, incidentRows } from '../incidents/incident-rows.ts';
import { incidentAnswer, incidentRow } from './incident-schema.ts';
import { errorAnswer, listed, unitCode } from './schemas.ts';

/** Incidents in one answer, those that last first. */
const LIMIT = { default: 200, max: 2_000 } as const;

/** Where the fault is: verdicts that last, and how they were seen over time. */
export const incidents: Routes = (server, { collector }) => {
  server.get('/api/v1/incidents', {
    config: { access: 'read' },
    schema: {
      summary: 'Incidents, those that last first; `total` counts all that match',
      querystring: z.object({
        open: z.enum(['true', 'false']).optional(),
        commune: unitCode.optional(),
        limit: z.coerce.number().int().min(1).max(LIMIT.max).default(LIMIT.default),
      }),
      response: { 200: listed(incidentRow) },
    },
    handler({ query }) {
      const isOpen = query.open === undefined ? undefined : query.open === 'true';
      const rows = incidentRows(collector.state(), { isOpen, commune: query.commune });
      return { items: rows.slice(0, query.limit), total: rows.length };
    },
  });

  server.get('/api/v1/incidents/:number', {
    config: { access: 'read' },
    schema: {
      summary: 'One incident with its timeline and the measurements that decided',
      params: z.object({ number: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
      response: { 200: incidentAnswer, 404: errorAnswer },
    },
    async handler({ params }, reply) {
      const found = incidentDetail(collector.state(), params.number);
      return found ?? reply.code(404).send({ error: `There is no incident ${params.number}.` });
    },
  });
};
