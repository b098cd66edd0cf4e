import type { FastifyReply } from 'fastify';
import type { Answer } from '../ingest/answer.ts';

/** Sends what ingest decided: the value with 200, or the refusal with its status and, where it has one, `Retry-After`. */
export function sendAnswer<Value>(reply: FastifyReply, answer: Answer<Value>): FastifyReply {
  if (answer.ok) return reply.send(answer.value);
  if (answer.retryAfterS !== undefined) reply.header('retry-after', String(answer.retryAfterS));
  if (answer.status === 401) reply.header('www-authenticate', 'Bearer realm="mach device", Basic realm="mach device"');
  return reply.code(answer.status).send(answer.body);
}
