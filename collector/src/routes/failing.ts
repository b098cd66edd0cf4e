import { failingRows } from '../exposition/failing-rows.ts';
import type { Routes } from '../http/api-server.ts';
import { analysisOf } from './analysis-of.ts';
import { failingRow, listed, listOf } from './schemas.ts';

/** Equipment that is failing or about to. */
export const failing: Routes = (server, { collector }) => {
  server.get('/api/v1/failing', {
    config: { access: 'read' },
    schema: { summary: 'Equipment that is failing or at risk, worst first', response: { 200: listed(failingRow) } },
    handler: async () => listOf(failingRows(await analysisOf(collector))),
  });
};
