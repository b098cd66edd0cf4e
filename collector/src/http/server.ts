import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { Collector, CollectorSettings } from '../app.ts';
import type { Meter } from '../exposition/own-metrics.ts';
import type { CollectorLimits } from '../limits.ts';
import { guardRoutes } from './access.ts';
import { countRequests } from './count-requests.ts';
import { answerErrors } from './errors.ts';
import { servePages } from './pages.ts';
import { securityHeaders } from './security-headers.ts';
import type { Sessions } from './sessions.ts';

/**
 * Who may call a route; each route must say so in `config: { access }`, or the server refuses to start.
 * `public`: anybody. `device`: the route itself authenticates a device. Else a session or an API token:
 * admin ⊃ read ⊃ scrape; loopback readers may `read` and `scrape` as the architecture says.
 */
export type Access = 'public' | 'device' | 'scrape' | 'read' | 'admin';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
}

/** A Fastify instance whose routes take zod schemas: `schema: { querystring, params, body, response }`. */
export type ApiServer = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression<RawServerDefault>,
  RawReplyDefaultExpression<RawServerDefault>,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What the routes of one resource get. */
export interface RouteContext {
  readonly collector: Collector;
  readonly settings: CollectorSettings;
  readonly limits: CollectorLimits;
  readonly sessions: Sessions;
  /** What the process counts about itself: `createMeter` of `adapters/prom-client.ts`. */
  readonly meter: Meter;
}

/** The routes of one resource: one file in `routes/`, listed in `routes/index.ts`. */
export type Routes = (server: ApiServer, context: RouteContext) => void;

export interface HttpServerSettings {
  /** Whether the address it will listen on is a loopback one: only then may loopback callers read without signing in. */
  readonly isLoopbackOnly: boolean;
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** Folder of the built pages; without it there are none. */
  readonly pages?: string;
  /** Told of what no route expected. */
  readonly onBug?: (error: unknown, url: string) => void;
}

/** How long a client may take to send a request, and a kept connection may lie idle. Agents keep theirs for five minutes. */
const REQUEST_TIMEOUT_MS = 60_000;
const KEEP_ALIVE_TIMEOUT_MS = 330_000;

/** Makes the server with these resources, ready to listen or to be asked by `inject`. Throws when a route names no access. */
export async function createHttpServer(
  context: RouteContext,
  resources: readonly Routes[],
  { isLoopbackOnly, tls, pages, onBug }: HttpServerSettings,
): Promise<ApiServer> {
  const options = {
    bodyLimit: context.limits.bodyBytesMax,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    // Open scrapes and idle agents must not hold up a stop.
    forceCloseConnections: true,
  };
  const made =
    tls === undefined ? Fastify(options) : Fastify({ ...options, https: { cert: tls.certificate, key: tls.key } });
  const server = (made as unknown as FastifyInstance).withTypeProvider<ZodTypeProvider>();
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  securityHeaders(server, tls !== undefined);
  countRequests(server, context.meter);
  answerErrors(server, onBug);
  await server.register(cookie);
  guardRoutes(server, { context, isLoopbackOnly });
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Mạch collector',
        description:
          'Resources, ingest and exposition of a province. Times are ms since 1970 by the collector’s clock.',
        version: context.settings.version,
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
  for (const resource of resources) {
    await server.register(async (scope) => resource(scope.withTypeProvider<ZodTypeProvider>(), context));
  }
  server.get('/openapi.json', { config: { access: 'read' }, schema: { hide: true } }, async () => server.swagger());
  if (pages !== undefined) await servePages(server, pages);
  await server.ready();
  return server;
}
