import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { ApiServer } from './api-server.ts';

const pack = promisify(gzip);
/** Below this an answer fits into one packet as it is. */
const CHARACTERS_MIN = 1_200;
const TEXT = /^(application\/json|text\/csv)/;

/**
 * Packs what pages ask for: a list of 10,000 devices is ten times smaller, and over a line of 1 Mbit/s that is half a minute. What
 * devices get stays as it is, and so does what a route has packed itself.
 */
export function compressAnswers(server: ApiServer): void {
  server.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < CHARACTERS_MIN) return payload;
    if (request.routeOptions.config.access === 'device' || reply.hasHeader('content-encoding')) return payload;
    if (!TEXT.test(String(reply.getHeader('content-type')))) return payload;
    reply.header('vary', 'accept-encoding');
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding']))) return payload;
    const packed = await pack(payload, { level: constants.Z_BEST_SPEED + 2 });
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return packed;
  });
}
