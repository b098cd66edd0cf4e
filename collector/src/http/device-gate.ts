import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticated } from '../ingest/authenticate.ts';
import { addressKey } from './address-key.ts';
import type { RouteContext } from './api-server.ts';
import { sendAnswer } from './send.ts';
import { tooMany } from './too-many.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of routes for devices: who asks, looked at before a byte of the body was read. */
    device?: Authenticated;
  }
}

/**
 * Answers a device that may not come in; undefined lets it in. Only refusals count against an address: a whole commune, or a province,
 * is behind one, and whoever shows a right secret there is served whatever its neighbours do.
 */
export function admitDevice(
  request: FastifyRequest,
  reply: FastifyReply,
  { collector, byAddress }: Pick<RouteContext, 'collector' | 'byAddress'>,
): FastifyReply | undefined {
  const admitted = collector.admit(request.headers.authorization);
  if (admitted.ok) {
    request.device = admitted.value;
    return undefined;
  }
  if (admitted.status === 401 || admitted.status === 410) {
    const waitS = byAddress.deviceRefusals.take(addressKey(request), collector.now());
    if (waitS > 0) return tooMany(reply, waitS);
  }
  return sendAnswer(reply.type('application/json'), admitted);
}
