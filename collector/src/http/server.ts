import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { comeAgainS } from '../ingest/come-again.ts';
import { communeOfSession, guardRoutes } from './access.ts';
import type { ApiServer, RouteContext, Routes } from './api-server.ts';
import { boundConnections } from './bound-connections.ts';
import { boundRequests, boundTime } from './bound-requests.ts';
import { compressAnswers } from './compress-answers.ts';
import { countRequests } from './count-requests.ts';
import { answerErrors } from './errors.ts';
import { servePages } from './pages.ts';
import { securityHeaders } from './security-headers.ts';

/** Least version spoken, as Node names it: agents and browsers know TLS 1.3, routers often TLS 1.2 alone. */
export interface ServerTls {
  readonly certificate: string;
  readonly key: string;
  readonly minVersion: 'TLSv1.2' | 'TLSv1.3';
}

export interface HttpServerSettings {
  /** Whether the address it will listen on is a loopback one: only then may loopback callers read without signing in. */
  readonly isLoopbackOnly: boolean;
  readonly tls?: ServerTls;
  /** Folder of the built pages; without it there are none. */
  readonly pages?: string;
  /** For programs alone that know what they ask: the API is not described. */
  readonly isUndescribed?: boolean;
  /** Told of what no route expected, and which route it was: its pattern, for an address may hold a secret. */
  readonly onBug?: (error: unknown, route: string) => void;
}

/** How long a kept connection may lie idle. Agents keep theirs for five minutes. */
const KEEP_ALIVE_TIMEOUT_MS = 330_000;

/** Makes the server with these resources, ready to listen or to be asked by `inject`. Throws when a route names no access. */
export async function createHttpServer(
  context: RouteContext,
  resources: readonly Routes[],
  { isLoopbackOnly, tls, pages, isUndescribed = false, onBug }: HttpServerSettings,
): Promise<ApiServer> {
  const times = { requestTimeout: context.limits.bodyMs, keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS };
  // Open scrapes and idle agents must not hold up a stop.
  const options = { ...times, bodyLimit: context.limits.bodyBytesMax, forceCloseConnections: true };
  const made =
    tls === undefined
      ? Fastify(options)
      : Fastify({
          ...options,
          // Pages need a dozen files and answers at once: over HTTP/1.1 each further connection costs a thin line two round trips.
          http2: true,
          http2SessionTimeout: KEEP_ALIVE_TIMEOUT_MS,
          https: {
            ...times,
            allowHTTP1: true,
            settings: { maxConcurrentStreams: context.limits.streamsMax },
            cert: tls.certificate,
            key: tls.key,
            minVersion: tls.minVersion,
          },
        });
  const server = (made as unknown as FastifyInstance).withTypeProvider<ZodTypeProvider>();
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  securityHeaders(server, tls !== undefined);
  countRequests(server, context.meter);
  compressAnswers(server);
  const waitS = () => comeAgainS(context.random, context.limits);
  answerErrors(server, waitS, onBug);
  await server.register(cookie);
  boundTime(server, context.limits);
  guardRoutes(server, { context, isLoopbackOnly });
  boundRequests(server, context.limits, waitS);
  boundConnections(server, context.limits);
  if (!isUndescribed) await describe(server, context.settings.version);
  for (const resource of resources) {
    await server.register(async (scope) => resource(scope.withTypeProvider<ZodTypeProvider>(), context));
  }
  if (tls !== undefined) closeConnectionsFirst(server);
  if (pages !== undefined) await servePages(server, pages, (request) => communeOfSession(request, context));
  await server.ready();
  return server;
}

/** What the library does without TLS: it knows no way to end connections of either version of HTTP that somebody keeps open. */
function closeConnectionsFirst(server: ApiServer): void {
  const open = new Set<Socket>();
  server.server.on('secureConnection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.addHook('preClose', async () => {
    for (const socket of open) socket.destroy();
  });
}

/** `/openapi.json`, and `/api` for people. */
async function describe(server: ApiServer, version: string): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Mạch collector',
        description:
          'Resources, ingest and exposition of a province. Times are ms since 1970 by the collector’s clock.',
        version,
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'mach_session' },
          token: { type: 'http', scheme: 'bearer', description: 'mach_<scrape|read|admin>_…' },
          device: { type: 'http', scheme: 'bearer', description: '<device id>:<secret>' },
        },
      },
    },
    transform: jsonSchemaTransform,
  });
  await server.register(swaggerUi, { routePrefix: '/api' });
  server.get('/openapi.json', { config: { access: 'read' }, schema: { hide: true } }, async () => server.swagger());
}
