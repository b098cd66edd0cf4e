import { z } from 'zod';
import type { Routes } from '../http/api-server.ts';
import { maySee } from '../http/own-commune.ts';
import { analysisOf } from './analysis-of.ts';
import { listed, listOf, priorityRow, unitCode } from './schemas.ts';

/** The upgrade-priority list. Ranks are those of the whole fleet, also when one commune is asked for. */
export const priorities: Routes = (server, { collector }) => {
  server.get('/api/v1/priorities', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'Upgrade priorities, best first',
      querystring: z.object({ commune: unitCode.optional() }),
      response: { 200: listed(priorityRow) },
    },
    async handler(request) {
      const { commune = request.caller?.communeCode } = request.query;
      const { priorities: rows } = await analysisOf(collector);
      const shown = commune === undefined ? rows : rows.filter(({ communeCode }) => communeCode === commune);
      return listOf(shown.filter(({ communeCode }) => maySee(request, communeCode)));
    },
  });
};
