import { LANGUAGES } from '@mach/messages';
import { z } from 'zod';
import { failingRows } from '../exposition/failing-rows.ts';
import { withWords } from '../exposition/failing-words.ts';
import type { Routes } from '../http/api-server.ts';
import { maySee } from '../http/own-commune.ts';
import { analysisOf } from './analysis-of.ts';
import { failingRow, listed, listOf } from './schemas.ts';

/** Equipment that is failing or about to. */
export const failing: Routes = (server, { collector }) => {
  server.get('/api/v1/failing', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'Equipment that is failing or at risk, worst first, with what to do now',
      querystring: z.object({ lang: z.enum(LANGUAGES).default('vi').describe('of the words') }),
      response: { 200: listed(failingRow) },
    },
    async handler(request) {
      const rows = failingRows(await analysisOf(collector));
      const { devices } = collector.state().registry;
      const seen = rows.filter(({ device }) => maySee(request, devices.get(device)?.unitCode));
      return listOf(withWords(seen, request.query.lang));
    },
  });
};
