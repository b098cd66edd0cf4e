import { batchShape } from '@mach/wire';
import { schemaOf } from '@mach/wire/schema';
import { countBatch } from '../counters.ts';
import type { Routes } from '../http/api-server.ts';
import { sendAnswer } from '../http/send.ts';

/**
 * Where agents send what they measured: the hot route. zod describes it and nothing more; the body stays the bytes that came,
 * for those are what the journal keeps, and `ingest/` checks them with code derived from the same declarations.
 */
export const reports: Routes = (server, { collector }) => {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  // What was refused before its body was read never came to ingest, which counts all others.
  server.addHook('onResponse', (request, reply, done) => {
    if (request.device === undefined) countBatch(collector.counters(), reply.statusCode);
    done();
  });
  server.post('/api/v1/reports', {
    config: { access: 'device' },
    schema: {
      summary: 'Reports of a device. 200 means that each was decided and is on the disk',
      security: [{ device: [] }],
      body: schemaOf(batchShape),
    },
    validatorCompiler: () => () => true,
    async handler(request, reply) {
      // Each answer costs every agent's line: HTTP/1.1 keeps connections without being told, and nobody keeps answers to a POST.
      reply.raw.removeHeader('connection');
      reply.removeHeader('cache-control');
      const { 'content-encoding': contentEncoding } = request.headers;
      const body: unknown = request.body;
      const answer = await collector.receive({
        credentials: request.device,
        ...(contentEncoding === undefined ? {} : { contentEncoding }),
        body: body instanceof Uint8Array ? body : new Uint8Array(),
      });
      return sendAnswer(reply.type('application/json'), answer);
    },
  });
};
