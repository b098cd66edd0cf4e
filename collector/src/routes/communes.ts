import { z } from 'zod';
import { summariseCommunes } from '../exposition/commune-rows.ts';
import { findingsOf } from '../exposition/findings.ts';
import type { Routes } from '../http/api-server.ts';
import { maySee } from '../http/own-commune.ts';
import { analysisOf } from './analysis-of.ts';
import { communeRow, errorAnswer, listed, listOf, unitCode } from './schemas.ts';

/** The communes with their devices counted. */
export const communes: Routes = (server, { collector }) => {
  const rows = async () => {
    const analysis = await analysisOf(collector);
    return summariseCommunes(collector.state(), (device) => findingsOf(analysis, device));
  };

  server.get('/api/v1/communes', {
    config: { access: 'own-commune' },
    schema: { summary: 'Communes, by code', response: { 200: listed(communeRow) } },
    handler: async (request) => listOf((await rows()).filter(({ code }) => maySee(request, code))),
  });

  server.get('/api/v1/communes/:code', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'One commune',
      params: z.object({ code: unitCode }),
      response: { 200: communeRow, 404: errorAnswer },
    },
    async handler(request, reply) {
      const found = (await rows()).find(({ code }) => code === request.params.code && maySee(request, code));
      return found ?? reply.code(404).send({ error: `There is no commune ${request.params.code}; import it first.` });
    },
  });
};
