import { failingRows } from '../exposition/failing-rows.ts';
import type { Routes } from '../http/api-server.ts';
import { maySee } from '../http/own-commune.ts';
import { analysisOf } from './analysis-of.ts';
import { failingRow, listed, listOf } from './schemas.ts';

/** Equipment that is failing or about to. */
export const failing: Routes = (server, { collector }) => {
  server.get('/api/v1/failing', {
    config: { access: 'own-commune' },
    schema: { summary: 'Equipment that is failing or at risk, worst first', response: { 200: listed(failingRow) } },
    async handler(request) {
      const rows = failingRows(await analysisOf(collector));
      const { devices } = collector.state().registry;
      return listOf(rows.filter(({ device }) => maySee(request, devices.get(device)?.unitCode)));
    },
  });
};
