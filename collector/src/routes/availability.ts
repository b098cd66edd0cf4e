import { vietnamDayOf } from '@mach/knowledge';
import { availabilityText, LANGUAGES } from '@mach/messages';
import type { AvailabilityReport } from '@mach/wire';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { periodOf } from '../availability/period.ts';
import { availabilityInSlices, sitesOf } from '../availability/report.ts';
import { statedCauses } from '../availability/stated-causes.ts';
import type { Routes } from '../http/api-server.ts';
import { nextTurn } from '../http/next-turn.ts';
import { maySeePast } from '../http/own-commune.ts';
import { whileWaiting } from '../http/while-waiting.ts';
import { availabilityRowsOf } from '../paper/availability-rows.ts';
import { availabilitySheets } from '../paper/availability-sheets.ts';
import { reportOffice } from '../paper/report-office.ts';
import { availabilityAnswer } from './availability-schema.ts';
import { errorAnswer, unitCode } from './schemas.ts';

const text = z.string().max(10).optional();

const asked = z.object({
  commune: unitCode.optional(),
  month: text.describe('such as 2026-11; this month unless said'),
  quarter: text.describe('such as 2026-Q3, in place of a month'),
  from: text.describe('a day such as 2026-11-01, in place of a month'),
  to: text.describe('the last day, today unless said'),
});
const askedFile = asked.extend({ lang: z.enum(LANGUAGES).default('vi') });

/** A file that a browser saves; the period is its name. */
const saveAs = (reply: FastifyReply, { from, to }: AvailabilityReport, ending: string) =>
  reply.header('content-disposition', `attachment; filename="availability-${from}-${to}.${ending}"`);

/** How available sites, lines, meetings and services were: as data, and as files for offices. */
export const availability: Routes = (server, { collector, tables, paper }) => {
  server.get('/api/v1/availability', {
    config: { access: 'own-commune' },
    schema: {
      summary:
        'Availability of sites, lines, video meetings and services over a period, within working time and round the clock',
      querystring: asked.extend({
        rows: z
          .enum(['all', 'lines'])
          .default('all')
          .describe('of which subjects the rows are; the totals are of all of them'),
        days: z
          .enum(['true', 'false'])
          .optional()
          .describe('whether each row comes with its days; with a commune alone'),
      }),
      response: { 200: availabilityAnswer, 400: errorAnswer, 404: errorAnswer, 503: errorAnswer },
    },
    async handler(request, reply) {
      const made = await reportFor(request, request.query, reply);
      if (!made.ok) return reply.code(made.status).send({ error: made.error });
      const { report } = made;
      const office = reportOffice(collector.state().registry, paper.head, request.caller?.communeCode);
      if (request.query.rows === 'all') return { ...report, office };
      return { ...report, office, rows: report.rows.filter(({ subject }) => subject.startsWith('line.')) };
    },
  });

  server.get('/api/v1/availability.csv', {
    config: { access: 'own-commune' },
    schema: { summary: 'The same as a table for Excel and programs', querystring: askedFile },
    async handler(request, reply) {
      const made = await reportFor(request, request.query, reply);
      if (!made.ok) return reply.code(made.status).send({ error: made.error });
      const { head, rows } = availabilityRowsOf(made.report);
      return saveAs(reply, made.report, 'csv').type('text/csv; charset=utf-8').send(tables?.writeCsv(head, rows));
    },
  });

  server.get('/api/v1/availability.xlsx', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'The same as a workbook: sums, communes, lines and services, and the rules',
      querystring: askedFile,
    },
    async handler(request, reply) {
      const { lang } = request.query;
      const made = await reportFor(request, request.query, reply);
      if (!made.ok) return reply.code(made.status).send({ error: made.error });
      const { units } = collector.state().registry;
      const sheets = availabilitySheets(made.report, { named: (code) => units.get(code)?.name ?? code, lang });
      const title = availabilityText(lang).title('').trim();
      const bytes = await tables?.writeWorkbook(sheets, title, vietnamDayOf(made.report.madeAt));
      return saveAs(reply, made.report, 'xlsx')
        .type(XLSX)
        .send(bytes === undefined ? '' : Buffer.from(bytes));
    },
  });

  async function reportFor(
    request: FastifyRequest,
    query: z.output<typeof asked> & { readonly days?: 'true' | 'false' | undefined },
    reply: FastifyReply,
  ): Promise<Made> {
    const { commune: wanted = request.caller?.communeCode, days, ...wished } = query;
    const now = collector.now();
    const period = periodOf(wished, now);
    if (!period.ok) return { ok: false, status: 400, error: period.error };
    const waiting = whileWaiting(reply);
    const state = collector.state();
    const { registry } = state;
    // What is not the caller's own is not there: no site has that code.
    const commune = wanted === undefined || maySeePast(request, wanted, registry) ? wanted : '';
    if (commune !== undefined && commune !== '' && !registry.units.has(commune)) {
      return { ok: false, status: 404, error: `There is no commune ${commune}; import it first.` };
    }
    const { from, to } = period;
    // Whoever works at a commune now has the history of its sites; the province asks for communes as they were.
    const withBefore = commune !== undefined && commune === request.caller?.communeCode;
    const wish = { registry, from, to, now, ...(commune === undefined ? {} : { commune }), withBefore };
    const sites = [...sitesOf(wish).keys()];
    const kept = await collector.siteDays({ from, to, ...(commune === undefined ? {} : { sites }) });
    const slices = availabilityInSlices(kept, {
      ...wish,
      causes: statedCauses(state, now),
      withDays: days === 'true' && commune !== undefined,
    });
    for (;;) {
      const slice = slices.next();
      if (slice.done === true) return { ok: true, report: slice.value };
      await nextTurn();
      if (waiting.aborted) return { ok: false, status: 503, error: 'Nobody waits for this report any more.' };
    }
  }
};

type Made =
  | { readonly ok: true; readonly report: AvailabilityReport }
  | { readonly ok: false; readonly status: 400 | 404 | 503; readonly error: string };

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
