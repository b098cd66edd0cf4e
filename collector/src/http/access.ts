import type { SessionInfo } from '@mach/wire';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findToken } from '../ingest/token.ts';
import type { Access, ApiServer, RouteContext } from './api-server.ts';
import { SESSION_COOKIE } from './sessions.ts';

/** What a caller may do, and how the pages call it. */
export interface Caller {
  readonly scope: 'reflect' | 'scrape' | 'read' | 'admin';
  readonly info: SessionInfo;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}

interface Guard {
  readonly context: Pick<RouteContext, 'collector' | 'sessions'>;
  readonly isLoopbackOnly: boolean;
}

const RANK = { scrape: 1, read: 2, admin: 3 } as const;

/** A reflector's token is no weaker or stronger than others: it opens one thing. */
function mayCall(scope: Caller['scope'], access: Exclude<Access, 'public' | 'device'>): boolean {
  if (access === 'reflect') return scope === 'reflect' || scope === 'admin';
  return scope !== 'reflect' && RANK[scope] >= RANK[access];
}

/** Pages of the library that draws `/api`: it registers its own routes, which name no access. */
export const LIBRARY_PATHS = /^\/api(\/|$)(?!v\d)/;

/** Puts one gate before all routes, and refuses routes that do not say who may call them. */
export function guardRoutes(server: ApiServer, guard: Guard): void {
  server.addHook('onRoute', (route) => {
    const access = route.config?.access ?? (LIBRARY_PATHS.test(route.url) ? 'read' : undefined);
    if (access === undefined) {
      throw new Error(`${route.method} ${route.url} does not say who may call it: give it config: { access }`);
    }
    route.config = { ...route.config, access };
  });
  server.addHook('onRequest', (request, reply, done) => {
    const access = request.routeOptions.config.access;
    // Without a route there is nothing to guard: the answer is 404, or the pages' own shell.
    if (access === undefined || access === 'public' || access === 'device') return done();
    const caller = callerOf(request, guard);
    if (caller === undefined) return refuse(reply, 401, signInHint(request));
    if (!mayCall(caller.scope, access)) {
      return refuse(
        reply,
        403,
        `This needs the scope ${access}, yours is ${caller.scope}: mach-collector tokens create --scope ${access}.`,
      );
    }
    if (request.cookies[SESSION_COOKIE] !== undefined && !isSameSite(request)) {
      return refuse(reply, 403, 'This request comes from another site: open the pages of the collector itself.');
    }
    request.caller = caller;
    done();
  });
}

function callerOf(request: FastifyRequest, { context, isLoopbackOnly }: Guard): Caller | undefined {
  const now = context.collector.now();
  const [scheme, bearer] = (request.headers.authorization ?? '').split(' ', 2);
  if (scheme?.toLowerCase() === 'bearer' && bearer !== undefined) {
    const token = findToken(context.collector.state().registry, bearer);
    if (token === undefined || token.scope === 'join' || token.expiresAt <= now) return undefined;
    const role = token.scope === 'admin' ? 'province-admin' : 'province-viewer';
    return { scope: token.scope, info: { role, expiresAt: token.expiresAt } };
  }
  const cookie = request.cookies[SESSION_COOKIE];
  const session = cookie === undefined ? undefined : context.sessions.find(cookie, now);
  if (session !== undefined) {
    return { scope: 'admin', info: { role: 'province-admin', expiresAt: session.expiresAt } };
  }
  const isReader = isLoopbackOnly && isDirectLoopback(request);
  return isReader ? { scope: 'read', info: { role: 'loopback-reader' } } : undefined;
}

/**
 * A caller on this very machine and not a proxy's visitor: a proxy says so in a header, and a page of another site that had
 * its name point to 127.0.0.1 still sends its own name as `Host`.
 */
function isDirectLoopback(request: FastifyRequest): boolean {
  const { forwarded, 'x-forwarded-for': forwardedFor, host } = request.headers;
  if (forwarded !== undefined || forwardedFor !== undefined) return false;
  return isLoopbackAddress(request.socket.remoteAddress ?? '') && isLoopbackHost(host ?? '');
}

/** 127.0.0.0/8, ::1, and the former written as IPv6. */
export function isLoopbackAddress(address: string): boolean {
  return /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address) || address === '::1';
}

function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d{1,5}$/, '').replace(/^\[(.*)\]$/, '$1');
  return name.toLowerCase() === 'localhost' || isLoopbackAddress(name);
}

/** The cookie is `SameSite=Strict` already; this holds for a browser that does not keep to it. */
function isSameSite(request: FastifyRequest): boolean {
  const isSafe = request.method === 'GET' || request.method === 'HEAD';
  const from = request.headers['sec-fetch-site'];
  return isSafe || from === undefined || from === 'same-origin' || from === 'none';
}

function signInHint(request: FastifyRequest): string {
  return request.headers.authorization === undefined
    ? 'Sign in first: "mach-collector sign-in" prints a link. Programs send "Authorization: Bearer mach_<scope>_…" (mach-collector tokens create --scope read).'
    : 'This token is not known here, was revoked, or has expired: mach-collector tokens create --scope read makes a new one.';
}

function refuse(reply: FastifyReply, status: 401 | 403, error: string): FastifyReply {
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="mach"');
  return reply.code(status).send({ error });
}
