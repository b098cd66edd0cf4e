import type { FastifyReply } from 'fastify';

/** Aborted when whoever asked has gone before the answer was sent: work for nobody need not begin. */
export function whileWaiting(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
