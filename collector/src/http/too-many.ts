import type { FastifyReply } from 'fastify';

/** Too much came from this address: what is next from it is not looked at. */
export function tooMany(reply: FastifyReply, waitS: number): FastifyReply {
  const error = `Too many requests of this kind came from this address: try again in ${waitS} s.`;
  return reply.code(429).header('retry-after', String(waitS)).send({ error });
}
