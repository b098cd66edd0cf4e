import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { kinds } from '@mach/probes';
import { z } from 'zod';
import { findingsOf } from '../exposition/analysis.ts';
import { createCatalogue } from '../exposition/catalogue.ts';
import { summariseCommunes } from '../exposition/commune-rows.ts';
import type { Format } from '../exposition/family.ts';
import { acceptsGzip, CONTENT_TYPES, chooseFormat } from '../exposition/negotiate.ts';
import { EXPOSITION_LIMITS, type Scope } from '../exposition/snapshot.ts';
import { writeFleet } from '../exposition/write-fleet.ts';
import { writeOwn } from '../exposition/write-own.ts';
import type { RouteContext, Routes } from '../http/server.ts';
import { analysisOf } from './analysis-of.ts';
import { unitCode } from './schemas.ts';
import { showCounters } from './show-counters.ts';

/** Cheapest level: a scrape crosses the province's own network, and is half the text of the next one. */
const GZIP_LEVEL = 1;

/** About what is handed to the socket at once. */
const SENT_BYTES = 65_536;

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
      const pieces =
        commune !== undefined
          ? fleet({ type: 'commune', code: commune }, format)
          : scope !== undefined
            ? fleet({ type: scope }, format)
            : await own(context, format);
      const isGzip = acceptsGzip(request.headers['accept-encoding']);
      reply.header('content-type', CONTENT_TYPES[format]).header('vary', 'accept, accept-encoding');
      if (isGzip) reply.header('content-encoding', 'gzip');
      const text = Readable.from(toBytes(pieces), { objectMode: false });
      return reply.send(isGzip ? text.pipe(createGzip({ level: GZIP_LEVEL })) : text);
    },
  });

  function fleet(scope: Scope, format: Format): Iterable<string> {
    const analysis = analysisOf(collector);
    return writeFleet({
      state: collector.state(),
      catalogue,
      findings: (device) => findingsOf(analysis, device),
      scope,
      format,
      limits: EXPOSITION_LIMITS,
    });
  }
};

async function own({ collector, meter }: RouteContext, format: Format): Promise<Iterable<string>> {
  showCounters(collector, meter);
  const families = await meter.collect();
  const analysis = analysisOf(collector);
  const communes = summariseCommunes(collector.state(), (device) => findingsOf(analysis, device));
  return writeOwn(families, communes, format);
}

/** Small pieces are the cheapest to make, larger ones to send: they are put together here. */
function* toBytes(pieces: Iterable<string>): Generator<Buffer> {
  let gathered: Buffer[] = [];
  let bytes = 0;
  for (const piece of pieces) {
    gathered.push(Buffer.from(piece));
    bytes += piece.length;
    if (bytes < SENT_BYTES) continue;
    yield Buffer.concat(gathered);
    gathered = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(gathered);
}
