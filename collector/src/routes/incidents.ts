import { dayAfter, startOfVietnamDay } from '@mach/knowledge';
import type { IncidentDetail } from '@mach/wire';
import { z } from 'zod';
import type { Routes } from '../http/api-server.ts';
import { maySeeIncident } from '../http/own-commune.ts';
import { incidentDetail, incidentRows } from '../incidents/incident-rows.ts';
import { writeCause } from '../incidents/write-cause.ts';
import { causeWish, incidentAnswer, incidentNumber, incidentRow } from './incident-schema.ts';
import { errorAnswer, listed, unitCode } from './schemas.ts';

/** Incidents in one answer, those that last first. */
const LIMIT = { default: 200, max: 2_000 } as const;

/** Two texts of some hundred letters, each up to six bytes as JSON writes it. */
const CAUSE_BYTES_MAX = 65_536;

/** Where the fault is: verdicts that last, and how they were seen over time. */
export const incidents: Routes = (server, { collector }) => {
  server.get('/api/v1/incidents', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'Incidents, those that last first; `total` counts all that match',
      querystring: z.object({
        open: z.enum(['true', 'false']).optional(),
        commune: unitCode.optional(),
        from: z.iso.date().optional().describe('a day such as 2026-11-01: those that lasted at any time from then on'),
        to: z.iso.date().optional().describe('the last day'),
        limit: z.coerce.number().int().min(1).max(LIMIT.max).default(LIMIT.default),
      }),
      response: { 200: listed(incidentRow) },
    },
    handler(request) {
      const { query } = request;
      const isOpen = query.open === undefined ? undefined : query.open === 'true';
      const { commune = request.caller?.communeCode } = query;
      const within =
        query.from === undefined && query.to === undefined
          ? undefined
          : ([
              query.from === undefined ? 0 : startOfVietnamDay(query.from),
              query.to === undefined ? Number.POSITIVE_INFINITY : startOfVietnamDay(dayAfter(query.to)),
            ] as const);
      const rows = incidentRows(collector.state(), { isOpen, commune, within }).filter((row) =>
        maySeeIncident(request, row, collector.state().registry),
      );
      return { items: rows.slice(0, query.limit), total: rows.length };
    },
  });

  server.get('/api/v1/incidents/:number', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'One incident with its timeline and the measurements that decided',
      params: incidentNumber,
      response: { 200: incidentAnswer, 404: errorAnswer },
    },
    async handler(request, reply) {
      const { number } = request.params;
      const found = incidentDetail(collector.state(), number, request.caller?.communeCode);
      if (found === undefined || !maySeeIncident(request, found, collector.state().registry))
        return reply.code(404).send({ error: `There is no incident ${number}.` });
      return found;
    },
  });
  server.post('/api/v1/incidents/:number/causes', {
    config: { access: 'write-down' },
    bodyLimit: CAUSE_BYTES_MAX,
    schema: {
      summary: 'Writes down a cause that somebody was told; it stands beside the verdict and never changes it',
      params: incidentNumber,
      body: causeWish,
      response: { 201: incidentAnswer, 400: errorAnswer, 404: errorAnswer },
    },
    handler: (request, reply) =>
      collector.exclusive(async () => {
        const { number } = request.params;
        const incident = collector.state().incidents.get(number);
        if (incident === undefined || !maySeeIncident(request, incident, collector.state().registry))
          return reply.code(404).send({ error: `There is no incident ${number}.` });
        const decided = writeCause(request.body, incident, collector.now());
        if (!decided.ok) {
          const { code, error } = decided;
          return reply.code(400).send({ error: `Nothing was written down: ${error}.`, code });
        }
        await collector.commit([decided.change], request.caller?.by);
        return reply
          .code(201)
          .send(incidentDetail(collector.state(), number, request.caller?.communeCode) as IncidentDetail);
      }),
  });
};
