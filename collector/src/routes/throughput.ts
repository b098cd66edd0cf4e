import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Routes } from '../http/api-server.ts';
import { countBody, randomBody } from '../http/throughput-body.ts';
import { createTransferSlots } from '../http/transfer-slots.ts';
import { comeAgainS } from '../ingest/come-again.ts';
import { errorAnswer } from './schemas.ts';

const receipt = z.object({
  bytes: z.number().int().describe('what came after the first bytes'),
  ms: z.number().describe('how long that took'),
});

/**
 * The other end of an agent's throughput probe. A few transfers at a time over the whole fleet, so that PCs don't measure each
 * other and ingest keeps its share of the line.
 */
export const throughput: Routes = (server, { limits, random }) => {
  const { throughputBytesMax, throughputUnderWayMax, throughputMs } = limits;
  const slots = createTransferSlots({ underWayMax: throughputUnderWayMax, lastMs: throughputMs });

  /** Decided before a byte of the body is read. */
  const admit = async (_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (slots.take(reply.raw)) return undefined;
    const error = `${throughputUnderWayMax} transfers are under way already: try again later.`;
    return reply
      .header('retry-after', String(comeAgainS(random, limits)))
      .code(429)
      .send({ error });
  };

  server.get('/api/v1/throughput', {
    config: { access: 'device' },
    schema: {
      summary: 'Random bytes, for a device that measures how fast they come',
      security: [{ device: [] }],
      querystring: z.object({ bytes: z.coerce.number().int().min(1).max(throughputBytesMax) }),
    },
    onRequest: admit,
    handler: async ({ query: { bytes } }, reply) =>
      reply
        .header('content-type', 'application/octet-stream')
        .header('content-length', String(bytes))
        .header('cache-control', 'no-store')
        .send(randomBody(bytes)),
  });

  // Bodies are counted as they come, and kept nowhere.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, body, done) => done(null, body));
  server.post('/api/v1/throughput', {
    config: { access: 'device', isStreamed: true },
    bodyLimit: throughputBytesMax,
    schema: {
      summary: 'Takes bytes, for a device that measures how fast they go, and throws them away',
      security: [{ device: [] }],
      response: { 200: receipt, 413: errorAnswer },
    },
    onRequest: admit,
    async handler(request, reply) {
      const body: unknown = request.body;
      const counted = await countBody(body instanceof Readable ? body : Readable.from([]), throughputBytesMax);
      if (counted !== undefined) return counted;
      return reply.code(413).send({ error: `The body is longer than ${throughputBytesMax} bytes.` });
    },
  });
};
