import { constants, type Http2ServerRequest } from 'node:http2';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CollectorLimits } from '../limits.ts';
import { addressKey } from './address-key.ts';
import type { ApiServer } from './api-server.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body is used up as it comes and kept nowhere; the route bounds it itself. */
    isStreamed?: boolean;
  }
}

/**
 * Cuts off whoever takes longer to send a request than may be, refused ones too: over HTTP/2 Node has no such limit, and over the TLS
 * listener that speaks both its own does not bite. To be called before the gate is put up.
 */
export function boundTime(server: ApiServer, { bodyMs }: Pick<CollectorLimits, 'bodyMs'>): void {
  server.addHook('onRequest', (request, reply, done) => {
    if (isWithoutBody(request) || request.routeOptions.config.isStreamed === true) return done();
    const timer = setTimeout(() => cut(request), bodyMs).unref();
    const stop = () => clearTimeout(timer);
    request.raw.once('end', stop).once('close', stop);
    // Of a refused request the rest may still be on its way.
    reply.raw.once('finish', () => request.raw.complete && stop());
    done();
  });
}

type RequestLimits = Pick<
  CollectorLimits,
  'bodyMs' | 'bodiesBytesMax' | 'bodiesBytesOfDeviceMax' | 'bodiesBytesOfStrangersMax' | 'requestsOfStrangersMax'
>;

/**
 * Bounds what requests under way may hold, once the gate has let them in: their bodies by bytes, in all, of a device, and of an address
 * that has shown nothing; and requests of such an address by number. A body counts from its announced length until the request is over. To be called after the gate was put up.
 */
export function boundRequests(server: ApiServer, limits: RequestLimits, waitS: () => number): void {
  const bytes = createHeld();
  const strangers = createHeld();

  server.addHook('onRequest', (request, reply, done) => {
    if (isKnown(request)) return done();
    const key = addressKey(request);
    if (!strangers.take(key, 1, limits.requestsOfStrangersMax)) {
      return refuse(reply, 503, 'Too many requests from this address are under way', waitS());
    }
    onceOver(reply, () => strangers.give(key, 1));
    done();
  });

  server.addHook('preParsing', (request, reply, payload, done) => {
    const announced = announcedBytes(request);
    if (announced === 0 || request.routeOptions.config.isStreamed === true) return done(null, payload);
    const [key, most] = shareOf(request, limits);
    if (!bytes.take(key, announced, most)) {
      return void refuse(reply, 429, 'Too much is being sent by you at once', waitS());
    }
    onceOver(reply, () => bytes.give(key, announced));
    if (!bytes.take('', announced, limits.bodiesBytesMax)) {
      return void refuse(reply, 503, 'Too much is being sent to this collector at once', waitS());
    }
    onceOver(reply, () => bytes.give('', announced));
    done(null, payload);
  });
}

const isWithoutBody = ({ method }: FastifyRequest) => method === 'GET' || method === 'HEAD';

/** What is held under each key; a key that holds nothing is forgotten. */
function createHeld() {
  const held = new Map<string, number>();
  return {
    take(key: string, amount: number, most: number): boolean {
      const now = (held.get(key) ?? 0) + amount;
      if (now > most) return false;
      held.set(key, now);
      return true;
    },
    give(key: string, amount: number): void {
      const left = (held.get(key) ?? 0) - amount;
      if (left > 0) held.set(key, left);
      else held.delete(key);
    },
  };
}

const isKnown = ({ device, caller }: FastifyRequest) => device !== undefined || caller !== undefined;

/** Whose share a body is of, and how large that is. People who signed in are few: theirs is bounded by the whole alone. */
function shareOf(request: FastifyRequest, limits: RequestLimits): readonly [string, number] {
  if (request.device !== undefined) return [`device ${request.device.device.id}`, limits.bodiesBytesOfDeviceMax];
  if (request.caller !== undefined) return [`caller ${request.caller.by}`, limits.bodiesBytesMax];
  return [`address ${addressKey(request)}`, limits.bodiesBytesOfStrangersMax];
}

/** A body of unknown length counts as the longest that its route takes; one that is too long is refused by its length, unread. */
function announcedBytes(request: FastifyRequest): number {
  if (isWithoutBody(request)) return 0;
  const { headers, routeOptions } = request;
  const length = headers['content-length'];
  return Math.min(length === undefined ? routeOptions.bodyLimit : Number(length) || 0, routeOptions.bodyLimit);
}

/** An answer that was sent, or a connection that went before. */
function onceOver({ raw }: FastifyReply, work: () => void): void {
  let isOver = false;
  const over = () => {
    if (isOver) return;
    isOver = true;
    work();
  };
  raw.once('finish', over);
  raw.once('close', over);
}

/** Ends the one stream of HTTP/2, or the whole connection of HTTP/1.1, unless all of it has come and nobody wanted to read it. */
function cut({ raw }: FastifyRequest): void {
  const { stream } = raw as unknown as Partial<Http2ServerRequest>;
  if (raw.complete || stream?.endAfterHeaders === true) return;
  if (stream === undefined) raw.destroy();
  else stream.close(constants.NGHTTP2_CANCEL);
}

function refuse(reply: FastifyReply, status: 429 | 503, what: string, retryAfterS: number): FastifyReply {
  const error = `${what}: keep everything and try again later.`;
  return reply.code(status).header('retry-after', String(retryAfterS)).send({ error });
}
