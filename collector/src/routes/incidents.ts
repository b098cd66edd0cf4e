import { z } from 'zod';
import type { Routes } from '../http/api-server.ts';
import { incidentDetail, incidentRows } from '../incidents/incident-rows.ts';
import { incidentAnswer, incidentRow } from './incident-schema.ts';
import { errorAnswer, listed, unitCode } from './schemas.ts';
import { isSeen } from './seen-incident.ts';

/** Incidents in one answer, those that last first. */
const LIMIT = { default: 200, max: 2_000 } as const;

/** Where the fault is: verdicts that last, and how they were seen over time. */
export const incidents: Routes = (server, { collector }) => {
  server.get('/api/v1/incidents', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'Incidents, those that last first; `total` counts all that match',
      querystring: z.object({
        open: z.enum(['true', 'false']).optional(),
        commune: unitCode.optional(),
        limit: z.coerce.number().int().min(1).max(LIMIT.max).default(LIMIT.default),
      }),
      response: { 200: listed(incidentRow) },
    },
    handler(request) {
      const { query } = request;
      const isOpen = query.open === undefined ? undefined : query.open === 'true';
      const { commune = request.caller?.communeCode } = query;
      const rows = incidentRows(collector.state(), { isOpen, commune }).filter((row) => isSeen(request, row));
      return { items: rows.slice(0, query.limit), total: rows.length };
    },
  });

  server.get('/api/v1/incidents/:number', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'One incident with its timeline and the measurements that decided',
      params: z.object({ number: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
      response: { 200: incidentAnswer, 404: errorAnswer },
    },
    async handler(request, reply) {
      const { number } = request.params;
      const found = incidentDetail(collector.state(), number);
      if (found === undefined || !isSeen(request, found))
        return reply.code(404).send({ error: `There is no incident ${number}.` });
      return found;
    },
  });
};
