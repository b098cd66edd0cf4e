import { OUTAGE_CAUSES, type OutageNotice } from '@mach/wire';
import { z } from 'zod';
import type { Routes } from '../../http/api-server.ts';
import { decideAsSeen } from '../../http/changes.ts';
import { listed, listOf, unitCode } from '../schemas.ts';
import { refusals } from './schemas.ts';

const notice = {
  document: z.string().trim().min(1).max(200),
  cause: z.enum(OUTAGE_CAUSES),
  from: z.number(),
  to: z.number(),
  communes: z.array(unitCode).max(5_000),
  service: z.string().max(40).exactOptional(),
  isp: z.string().max(100).exactOptional(),
};
const outageRow = z.object({
  id: z.string(),
  ...notice,
  communes: z.array(z.string()).readonly(),
}) satisfies z.ZodType<OutageNotice>;

/** Outages that somebody announced beforehand: entered with the number of their document, listed, taken back. */
export const administerOutages: Routes = (server, context) => {
  const { collector } = context;
  const outages = () => collector.state().registry.outages;

  server.get('/api/v1/admin/outages', {
    config: { access: 'admin' },
    schema: { summary: 'Announced outages, the latest first', response: { 200: listed(outageRow) } },
    handler: () => listOf([...outages().values()].toSorted((a, b) => b.from - a.from)),
  });

  server.post('/api/v1/admin/outages', {
    config: { access: 'admin' },
    schema: {
      summary: 'Enters an announced outage. A notice of the same document, cause and beginning is renewed',
      body: z.object(notice),
      response: { 201: z.object({ imported: z.int() }), ...refusals },
    },
    async handler(request, reply) {
      const row = request.body;
      const wrong = (path: string, code: string, error: string) =>
        reply.code(422).send({ error, code, problems: [{ path, found: code, expected: error }] });
      if (row.to <= row.from) return wrong('to', 'ends-before', 'The end lies before the beginning.');
      if ((row.cause === 'service') !== (row.service !== undefined))
        return wrong('service', 'needs-service', 'Say which service, where the cause is a service and only there.');
      if ((row.cause === 'isp') !== (row.isp !== undefined))
        return wrong('isp', 'needs-isp', 'Say which provider, where the cause is a provider and only there.');
      const { units, services } = collector.state().registry;
      const unknown = row.communes.find((code) => !units.has(code));
      if (unknown !== undefined) return wrong('communes', 'unknown-commune', `There is no commune ${unknown}.`);
      if (row.service !== undefined && !services.has(row.service))
        return wrong('service', 'needs-service', `There is no service ${row.service}.`);
      const change = { type: 'import-outages', rows: [row] };
      const done = await decideAsSeen(context, { request, reply, change: change as never });
      return done === undefined ? reply : reply.code(201).send({ imported: done.imported ?? 0 });
    },
  });

  server.delete('/api/v1/admin/outages/:id', {
    config: { access: 'admin' },
    schema: {
      summary: 'Takes an announced outage back',
      params: z.object({ id: z.string().max(64) }),
      response: { 204: z.undefined(), ...refusals },
    },
    async handler(request, reply) {
      const change = { type: 'remove-outage', id: request.params.id } as const;
      const done = await decideAsSeen(context, { request, reply, change });
      return done === undefined ? reply : reply.code(204).send();
    },
  });
};
