import { z } from 'zod';
import { siteRows } from '../exposition/site-rows.ts';
import type { Routes } from '../http/api-server.ts';
import { sitePartsOf } from '../topology/site-parts.ts';
import { siteTopology } from '../topology/site-topology.ts';
import { errorAnswer, listed, listOf, siteRow, unitCode } from './schemas.ts';
import { siteTopologyAnswer } from './topology-schema.ts';

/** The sites: places with a network and a line of their own. */
export const sites: Routes = (server, { collector }) => {
  server.get('/api/v1/sites', {
    config: { access: 'read' },
    schema: {
      summary: 'Sites of a commune, or all',
      querystring: z.object({ commune: unitCode.optional() }),
      response: { 200: listed(siteRow) },
    },
    handler: (request) => listOf(siteRows(collector.state(), request.query.commune)),
  });

  server.get('/api/v1/sites/:id/topology', {
    config: { access: 'read' },
    schema: {
      summary: 'What stands where in a site: line, router, switches, and what hangs on them; what is guessed says so',
      params: z.object({ id: z.string().max(64) }),
      response: { 200: siteTopologyAnswer, 404: errorAnswer },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const state = collector.state();
      if (!state.registry.sites.has(id)) return reply.code(404).send({ error: `There is no site ${id}.` });
      return siteTopology(sitePartsOf(state, id));
    },
  });
};
