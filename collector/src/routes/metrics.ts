import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { kinds } from '@mach/probes';
import { z } from 'zod';
import { createCatalogue } from '../exposition/catalogue.ts';
import { summariseCommunes } from '../exposition/commune-rows.ts';
import type { Format } from '../exposition/family.ts';
import { findingsOf } from '../exposition/findings.ts';
import { acceptsGzip, CONTENT_TYPES, chooseFormat } from '../exposition/negotiate.ts';
import { EXPOSITION_LIMITS, type Scope } from '../exposition/snapshot.ts';
import { writeFleet } from '../exposition/write-fleet.ts';
import { writeOwn } from '../exposition/write-own.ts';
import type { RouteContext, Routes } from '../http/api-server.ts';
import { nextTurn } from '../http/next-turn.ts';
import { analysisOf } from './analysis-of.ts';
import { unitCode } from './schemas.ts';
import { showCounters } from './show-counters.ts';
import { unitIndexOf } from './unit-index-of.ts';

/** The cheapest level: a scrape crosses the province's own network, and already shrinks to a fourteenth. */
export const GZIP = { level: 1 } as const;

/** What Prometheus reads: the collector's own metrics with aggregates, or the devices of a scope, streamed. */
export const metrics: Routes = (server, context) => {
  const { collector } = context;
  const catalogue = createCatalogue([...kinds.values()]);

  server.get('/metrics', {
    config: { access: 'scrape' },
    schema: {
      summary: 'Metrics: the collector and its communes, or the devices of one commune, of all, or of the province',
      querystring: z
        .object({ commune: unitCode.optional(), scope: z.enum(['devices', 'province']).optional() })
        .refine(({ commune, scope }) => commune === undefined || scope === undefined, 'commune or scope, not both'),
    },
    async handler(request, reply) {
      const { commune, scope } = request.query;
      const format = chooseFormat(request.headers.accept);
      if (commune !== undefined && collector.state().registry.units.get(commune)?.kind !== 'commune') {
        return reply.code(404).send({ error: `There is no commune ${commune}; import it first.` });
      }
      const chunks =
        commune !== undefined
          ? await fleet({ type: 'commune', code: commune }, format)
          : scope !== undefined
            ? await fleet({ type: scope }, format)
            : await own(context, format);
      const isGzip = acceptsGzip(request.headers['accept-encoding']);
      reply.header('content-type', CONTENT_TYPES[format]).header('vary', 'accept, accept-encoding');
      if (isGzip) reply.header('content-encoding', 'gzip');
      const text = Readable.from(inTurns(chunks), { objectMode: false });
      return reply.send(isGzip ? text.pipe(createGzip(GZIP)) : text);
    },
  });

  async function fleet(scope: Scope, format: Format): Promise<Iterable<Buffer>> {
    const analysis = await analysisOf(collector);
    return writeFleet({
      state: collector.state(),
      byUnit: unitIndexOf(collector),
      catalogue,
      findings: (device) => findingsOf(analysis, device),
      scope,
      format,
      limits: EXPOSITION_LIMITS,
    });
  }
};

async function own({ collector, meter }: RouteContext, format: Format): Promise<Iterable<Buffer>> {
  showCounters(collector, meter);
  const families = await meter.collect();
  const analysis = await analysisOf(collector);
  const communes = summariseCommunes(collector.state(), (device) => findingsOf(analysis, device));
  return writeOwn(families, communes, collector.state(), format);
}

/** A reader that takes all at once (this very machine) would otherwise hold up everybody else until the last chunk. */
async function* inTurns(chunks: Iterable<Buffer>): AsyncGenerator<Buffer> {
  for (const chunk of chunks) {
    yield chunk;
    await nextTurn();
  }
}
