import { z } from 'zod';
import { siteRows } from '../exposition/site-rows.ts';
import type { Routes } from '../http/api-server.ts';
import { listed, listOf, siteRow, unitCode } from './schemas.ts';

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
};
