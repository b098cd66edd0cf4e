import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { nothingThere } from './access.ts';
import type { ApiServer } from './api-server.ts';
import { pagePreloads } from './page-preloads.ts';

/** Names with a hash in them never change their content. */
const ASSETS_MAX_AGE_S = 31_536_000;
const OPEN = { config: { access: 'public' }, schema: { hide: true } } as const;

/**
 * Serves the built pages: the shell at each address that a browser opens, its parts under `/assets/`. They hold no data, so
 * anybody may load them; what they show needs signing in. Without a build there stands a page that says how to make one.
 * `communeOf`: the commune whose page is the first one for who asks, told in the shell so that it is asked for at once.
 */
export async function servePages(
  server: ApiServer,
  folder: string,
  communeOf: (request: FastifyRequest) => string | undefined,
): Promise<void> {
  const shell = join(folder, 'index.html');
  const preloads = pagePreloads(folder);
  if (existsSync(shell)) {
    await server.register(fastifyStatic, { root: folder, serve: false, cacheControl: false, preCompressed: true });
    // Routes of our own rather than the library's, for each route says who may call it.
    const files = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
    for (const { name } of files) {
      server.get(`/${name}`, OPEN, (_request, reply) => reply.header('cache-control', 'no-cache').sendFile(name));
    }
    server.get<{ Params: { '*': string } }>('/assets/*', OPEN, (request, reply) =>
      reply
        .header('cache-control', `public, max-age=${ASSETS_MAX_AGE_S}, immutable`)
        .sendFile(`assets/${request.params['*']}`),
    );
  }
  server.get('/', OPEN, (request, reply) => {
    const commune = communeOf(request);
    const home = commune === undefined ? undefined : `/communes/${encodeURIComponent(commune)}`;
    return sendShell(reply, 200, preloads(home ?? request.url), home);
  });
  server.setNotFoundHandler((request, reply) => {
    if (isPageRequest(request)) return sendShell(reply, 200, preloads(request.url));
    return nothingThere(request, reply);
  });

  async function sendShell(
    reply: FastifyReply,
    status: number,
    links: string | undefined,
    home?: string,
  ): Promise<FastifyReply> {
    reply.type('text/html; charset=utf-8');
    if (links !== undefined) reply.header('link', links);
    const html = await readFile(shell, 'utf8').catch(() => undefined);
    if (html === undefined) return reply.code(503).send(NOT_BUILT);
    if (home === undefined) return reply.code(status).send(html);
    const told = html.replace('</title>', `</title>\n    <meta name="home" content="${home}" />`);
    return reply.code(status).send(told);
  }
}

/** A browser that opens an address of the pages, and no program that mistyped one of the API. */
function isPageRequest(request: FastifyRequest): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const isApi = /^\/(api|sd|metrics|-|assets)(\/|\?|$)/.test(request.url);
  return isRead && !isApi && (request.headers.accept ?? '').includes('text/html');
}

const NOT_BUILT = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Mạch: the pages are not built</title>
<body><h1>The pages are not built</h1>
<p>The collector runs, but its pages are missing. In the checkout run <code>npm run build</code>, then open this page again.</p>
<p>The resources are there: <a href="/api">/api</a>, <a href="/metrics">/metrics</a>.</p>
</html>
`;
