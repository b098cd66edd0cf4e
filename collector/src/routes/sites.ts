import { z } from 'zod';
import { siteRows } from '../exposition/site-rows.ts';
import type { Routes } from '../http/api-server.ts';
import { maySee } from '../http/own-commune.ts';
import { providersOf } from '../overview/line-board.ts';
import { lineStandings } from '../topology/line-standings.ts';
import { sitePartsOf } from '../topology/site-parts.ts';
import { siteTopology } from '../topology/site-topology.ts';
import { errorAnswer, listed, listOf, siteRow, unitCode } from './schemas.ts';
import { siteTopologyAnswer } from './topology-schema.ts';

/** The sites: places with a network and a line of their own. */
export const sites: Routes = (server, { collector }) => {
  server.get('/api/v1/sites', {
    config: { access: 'own-commune' },
    schema: {
      summary:
        'Sites of a commune, or all; of one provider as the overview counts them, an empty one where none is known',
      querystring: z.object({ commune: unitCode.optional(), provider: z.string().max(200).optional() }),
      response: { 200: listed(siteRow) },
    },
    handler(request) {
      const { commune = request.caller?.communeCode, provider } = request.query;
      const state = collector.state();
      const ispOf = (code: string) => state.registry.units.get(code)?.isp;
      return listOf(
        siteRows(state, commune)
          .filter(({ communeCode }) => maySee(request, communeCode))
          .filter((site) => provider === undefined || providersOf(site, ispOf).has(provider)),
      );
    },
  });

  server.get('/api/v1/sites/:id/topology', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'What stands where in a site: line, router, switches, and what hangs on them; what is guessed says so',
      params: z.object({ id: z.string().max(64) }),
      response: { 200: siteTopologyAnswer, 404: errorAnswer },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const state = collector.state();
      const site = state.registry.sites.get(id);
      if (site === undefined || !maySee(request, site.unitCode))
        return reply.code(404).send({ error: `There is no site ${id}.` });
      return siteTopology(sitePartsOf(state, id), lineStandings(state, site, collector.now()));
    },
  });
};
