import type { VerifiedPrint } from '@mach/wire';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addressKey } from '../http/address-key.ts';
import type { Routes } from '../http/api-server.ts';
import { tooMany } from '../http/too-many.ts';
import { type Verified, verifyPage } from '../http/verify-page.ts';
import { findPrint } from '../incidents/papers/papers.ts';
import { readPrintCode } from '../incidents/papers/print-code.ts';
import { errorAnswer } from './schemas.ts';

const STATUS = { known: 200, unknown: 404, mistyped: 400, digits: 400, wait: 429 } as const;
const verified = z.looseObject({
  kind: z.enum(['slip', 'dossier']),
  code: z.string(),
  sha256: z.string(),
  at: z.number(),
});

/**
 * Whether a paper is genuine, for whoever holds one: the code opens what stands on the slip and nothing else. Anybody may ask, and an
 * address only so often.
 */
export const verify: Routes = (server, { collector, byAddress }) => {
  async function tried(request: FastifyRequest, text: string): Promise<Verified> {
    const seconds = byAddress.verifications.take(addressKey(request), collector.now());
    if (seconds > 0) return { is: 'wait', seconds };
    const read = readPrintCode(text);
    if (!read.ok) return { is: read.because };
    const found = await findPrint(collector, read.code);
    if (found === undefined || found === 'damaged') return { is: 'unknown' };
    const { note, content, incident } = found;
    const about = { code: note.code, sha256: note.sha256, at: note.at };
    const print: VerifiedPrint =
      content.kind === 'slip' ? { kind: 'slip', ...about, slip: content } : { kind: 'dossier', ...about, incident };
    return { is: 'known', print };
  }

  server.get('/verify', {
    config: { access: 'public' },
    schema: {
      hide: true,
      querystring: z.object({ lang: z.enum(['vi', 'en']).catch('vi'), code: z.string().max(1_000).optional() }),
    },
    async handler(request, reply) {
      const { lang, code } = request.query;
      const came = code === undefined || code.trim() === '' ? undefined : await tried(request, code);
      if (came?.is === 'wait') reply.header('retry-after', String(came.seconds));
      return reply
        .code(came === undefined ? 200 : STATUS[came.is])
        .type('text/html; charset=utf-8')
        .send(verifyPage(lang, came));
    },
  });

  server.get('/api/v1/verify/:code', {
    config: { access: 'public' },
    schema: {
      summary:
        'What a paper with this code says: all of a slip, of a dossier its SHA-256; for anybody, so many times a minute',
      params: z.object({ code: z.string().max(100) }),
      response: { 200: verified, 400: errorAnswer, 404: errorAnswer, 429: errorAnswer },
    },
    async handler(request, reply) {
      const came = await tried(request, request.params.code);
      switch (came.is) {
        case 'known':
          return came.print as unknown as z.output<typeof verified>;
        case 'wait':
          return tooMany(reply, came.seconds);
        case 'unknown':
          return reply.code(404).send({ error: 'No paper has this code.' });
        case 'mistyped':
          return reply.code(400).send({ error: 'A digit of this code is wrong, or two changed places.' });
        case 'digits':
          return reply.code(400).send({ error: 'A code has 12 digits, such as 2000 0000 0000.' });
      }
    },
  });
};
