import type { SessionInfo } from '@mach/wire';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accountInTurn } from '../accounts/account.ts';
import { findToken } from '../ingest/token.ts';
import { addressKey } from './address-key.ts';
import type { ApiServer, RouteContext } from './api-server.ts';
import { admitDevice } from './device-gate.ts';
import { isLoopbackAddress, isLoopbackHost } from './loopback.ts';
import { isFromOwnPages } from './own-pages.ts';
import { type GuardedAccess, RIGHTS_OF_ROLES, RIGHTS_OF_SCOPES } from './rights.ts';
import { SESSION_COOKIE, type Session } from './sessions.ts';
import { tooMany } from './too-many.ts';

/** Who calls, what they may, and how the pages call them. */
export interface Caller {
  readonly rights: readonly GuardedAccess[];
  readonly info: SessionInfo;
  /** As the audit log names who changed something. */
  readonly by: string;
  /** Of a commune's account: all that it may be shown is of this commune. */
  readonly communeCode?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}

interface Guard {
  readonly context: Pick<RouteContext, 'collector' | 'sessions' | 'settings' | 'byAddress'>;
  readonly isLoopbackOnly: boolean;
}

/** Routes of the library that draws `/api`, which name no access: these and no others. */
export const LIBRARY_PATHS: ReadonlySet<string> = new Set([
  '/api',
  '/api/',
  '/api/json',
  '/api/yaml',
  '/api/static/index.html',
  '/api/static/swagger-initializer.js',
  '/api/static/*',
]);

/** Puts one gate before all routes, and refuses routes that do not say who may call them. */
export function guardRoutes(server: ApiServer, guard: Guard): void {
  server.addHook('onRoute', (route) => {
    const access = route.config?.access ?? (LIBRARY_PATHS.has(route.url) ? 'read' : undefined);
    if (access === undefined) {
      throw new Error(`${route.method} ${route.url} does not say who may call it: give it config: { access }`);
    }
    route.config = { ...route.config, access };
  });
  server.addHook('onRequest', (request, reply, done) => {
    const access = request.routeOptions.config.access;
    if (access === 'public') return done();
    if (access === 'device') return admitDevice(request, reply, guard.context) ?? done();
    // Without a route there is nothing to guard: the answer is 404, or the pages' own shell. What is sent there is not read.
    if (access === undefined) return isRead(request) ? done() : nothingThere(request, reply);
    const caller = callerOf(request, guard);
    if (caller === undefined) {
      const waitS = guard.context.byAddress.refusals.take(addressKey(request), guard.context.collector.now());
      if (waitS > 0) return tooMany(reply, waitS);
      return refuse(reply, 401, signInHint(request));
    }
    if (!caller.rights.includes(access)) return refuse(reply, 403, ...notYours(access, caller.info));
    if (request.cookies[SESSION_COOKIE] !== undefined && !isFromOwnPages(request, guard.context.settings.publicUrl)) {
      return refuse(reply, 403, 'This request comes from another site: open the pages of the collector itself.');
    }
    request.caller = caller;
    done();
  });
}

/** The commune of whoever opens a page with a session of a commune's account; of nobody else. For routes that anybody may call. */
export function communeOfSession(request: FastifyRequest, context: Guard['context']): string | undefined {
  return request.cookies[SESSION_COOKIE] === undefined
    ? undefined
    : callerOf(request, { context, isLoopbackOnly: false })?.communeCode;
}

function callerOf(request: FastifyRequest, { context, isLoopbackOnly }: Guard): Caller | undefined {
  const [scheme, bearer] = (request.headers.authorization ?? '').split(' ', 2);
  if (scheme?.toLowerCase() === 'bearer' && bearer !== undefined) {
    const token = findToken(context.collector.state().registry, bearer);
    if (token === undefined || token.scope === 'join' || token.expiresAt <= context.collector.now()) return undefined;
    const role = token.scope === 'admin' ? 'province-admin' : 'province-viewer';
    const by = `token:${token.id}`;
    return { rights: RIGHTS_OF_SCOPES[token.scope], info: { role, expiresAt: token.expiresAt }, by };
  }
  const cookie = request.cookies[SESSION_COOKIE];
  const session = cookie === undefined ? undefined : context.sessions.find(cookie, context.collector.wallMs());
  const person = session === undefined ? undefined : personOf(session, context);
  if (person !== undefined) return person;
  const isReader = isLoopbackOnly && isDirectLoopback(request);
  const info = { role: 'loopback-reader' } as const;
  return isReader ? { rights: RIGHTS_OF_ROLES[info.role], info, by: info.role } : undefined;
}

/** The person of a session, as their account is now: one that was disabled or handed over meanwhile opens nothing. */
function personOf({ of, expiresAt }: Session, { collector }: Guard['context']): Caller | undefined {
  if (of === undefined) {
    return {
      rights: RIGHTS_OF_ROLES['province-admin'],
      info: { role: 'province-admin', expiresAt },
      by: 'sign-in-link',
    };
  }
  const account = accountInTurn(collector.state().registry.accounts, of);
  if (account === undefined) return undefined;
  const { name, role, post, unitCode } = account;
  const own = unitCode === undefined ? {} : { communeCode: unitCode };
  return {
    rights: RIGHTS_OF_ROLES[role],
    info: { role, account: name, post, ...own, expiresAt },
    by: `account:${name}`,
    ...own,
  };
}

const isRead = ({ method }: FastifyRequest) => method === 'GET' || method === 'HEAD';

/** What is told where no route is. */
export function nothingThere({ method, url }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = `There is nothing at ${method} ${url.slice(0, 200)}; /api shows what there is.`;
  return reply.code(404).send({ error });
}

/** A sentence and, where signing in helps, its code: pages at the collector's own machine go on reading once a session has ended. */
function notYours(access: GuardedAccess, { role, account }: SessionInfo): readonly [error: string, code?: string] {
  if (role === 'loopback-reader')
    return ['Whoever has not signed in may only read, and on this machine alone.', 'sign-in'];
  const error =
    account === undefined
      ? `This needs the scope ${access === 'plan' ? 'admin' : access}, which yours does not hold: mach-collector tokens create --scope admin|read|scrape.`
      : `The account ${account} (${role}) may not call this: it is for others of the province.`;
  return [error];
}

/**
 * A caller on this very machine and not a proxy's visitor: a proxy says so in a header, and a page of another site that had
 * its name point to 127.0.0.1 still sends its own name as `Host`.
 */
function isDirectLoopback(request: FastifyRequest): boolean {
  if (Object.keys(request.headers).some((name) => PROXY_HEADERS.test(name))) return false;
  return isLoopbackAddress(request.socket.remoteAddress ?? '') && isLoopbackHost(request.headers.host ?? '');
}

/** What proxies put on what they pass on. One that adds none of them, and its own name as `Host`, can't be told from a caller here. */
const PROXY_HEADERS = /^(forwarded|via|x-real-ip|x-forwarded-.*|cf-connecting-ip|true-client-ip|x-client-ip)$/;

function signInHint(request: FastifyRequest): string {
  return request.headers.authorization === undefined
    ? 'Sign in first: at /sign-in, or by the link that "mach-collector sign-in" prints. Programs send "Authorization: Bearer mach_<scope>_…" (mach-collector tokens create --scope read).'
    : 'This token is not known here, was revoked, or has expired: mach-collector tokens create --scope read makes a new one.';
}

function refuse(reply: FastifyReply, status: 401 | 403, error: string, code?: string): FastifyReply {
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="mach"');
  return reply.code(status).send({ error, ...(code === undefined ? {} : { code }) });
}
