import { z } from 'zod';
import { periodOf } from '../availability/period.ts';
import { availabilityReport, sitesOf } from '../availability/report.ts';
import { statedCauses } from '../availability/stated-causes.ts';
import type { Routes } from '../http/api-server.ts';
import { maySee } from '../http/own-commune.ts';
import { availabilityAnswer } from './availability-schema.ts';
import { errorAnswer, unitCode } from './schemas.ts';

const text = z.string().max(10).optional();

/** How available sites, lines, meetings and services were. */
export const availability: Routes = (server, { collector }) => {
  server.get('/api/v1/availability', {
    config: { access: 'own-commune' },
    schema: {
      summary:
        'Availability of sites, lines, video meetings and services over a period, within working time and round the clock',
      querystring: z.object({
        commune: unitCode.optional(),
        month: text.describe('such as 2026-11; this month unless said'),
        from: text.describe('a day such as 2026-11-01, in place of a month'),
        to: text.describe('the last day, today unless said'),
        days: z
          .enum(['true', 'false'])
          .optional()
          .describe('whether each row comes with its days; with a commune alone'),
      }),
      response: { 200: availabilityAnswer, 400: errorAnswer, 404: errorAnswer },
    },
    async handler(request, reply) {
      const { commune: wanted = request.caller?.communeCode, days, ...wished } = request.query;
      const now = collector.now();
      const period = periodOf(wished, now);
      if (!period.ok) return reply.code(400).send({ error: period.error });
      const state = collector.state();
      const { registry } = state;
      // What is not the caller's own is not there: no site has that code.
      const commune = wanted === undefined || maySee(request, wanted) ? wanted : '';
      if (commune !== undefined && commune !== '' && !registry.units.has(commune)) {
        return reply.code(404).send({ error: `There is no commune ${commune}; import it first.` });
      }
      const { from, to } = period;
      const asked = { registry, from, to, now, ...(commune === undefined ? {} : { commune }) };
      const sites = [...sitesOf(asked).keys()];
      const kept = await collector.siteDays({ from, to, ...(commune === undefined ? {} : { sites }) });
      return availabilityReport(kept, {
        ...asked,
        causes: statedCauses(state, now),
        withDays: days === 'true' && commune !== undefined,
      });
    },
  });
};
