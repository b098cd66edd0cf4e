import type { Writable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Aborted when whoever asked has gone before the answer was sent: work for nobody need not begin. */
export function whileWaiting(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!isDelivered(reply)) gone.abort();
  });
  return gone.signal;
}

/** Of an answer whose connection is done with it: whether all of it was handed over. Over HTTP/2 its stream knows, and who broke it off has reset that. */
export function isDelivered({ raw }: Pick<FastifyReply, 'raw'>): boolean {
  const { stream } = raw as { stream?: Writable & { readonly rstCode: number } };
  return stream === undefined ? raw.writableFinished : stream.writableFinished && stream.rstCode === 0;
}
