import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Html } from '../page/html.ts';
import { PAGE_BODY_BYTES_MAX, type PageRequest } from '../page/route.ts';

/** An answer of the check-up page: whole, or in pieces that are written as they come. */
export type PageAnswer =
  | { readonly status: number; readonly type: 'html' | 'css' | 'text'; readonly text: string }
  | { readonly pieces: AsyncIterable<Html> };

export interface PageServer extends AsyncDisposable {
  readonly port: number;
  /** When somebody last asked for something, in ms of the same clock as `performance.now`. */
  lastAskedMs(): number;
}

/** Nothing from elsewhere, no scripts, in nobody's frame. The browser names the page as the origin of its own forms. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};
const TYPES = { html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', text: 'text/plain; charset=utf-8' };
const CONNECTIONS_MAX = 20;
const REQUEST_MS_MAX = 10_000;

/** Serves the check-up page on 127.0.0.1 alone; port 0 picks a free one. Throws what listening throws, such as EADDRINUSE. */
export async function servePage(
  port: number,
  answer: (request: PageRequest, port: number) => Promise<PageAnswer>,
): Promise<PageServer> {
  let lastAskedMs = performance.now();
  const server = createServer(
    { requestTimeout: REQUEST_MS_MAX, headersTimeout: REQUEST_MS_MAX },
    (request, response) => {
      lastAskedMs = performance.now();
      // Whoever goes away in the middle of it is no trouble.
      void respond(request, response).catch(() => response.destroy());
    },
  );
  server.maxConnections = CONNECTIONS_MAX;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const bound = (server.address() as AddressInfo).port;

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request;
    const body = await bodyOf(request);
    if (body === undefined) {
      response.writeHead(413, HEADERS).end();
      return;
    }
    const made = await answer({ method, url, host: headers.host, origin: headers.origin, body }, bound);
    if ('pieces' in made) {
      response.writeHead(200, { ...HEADERS, 'content-type': TYPES.html });
      for await (const { html } of made.pieces) response.write(html);
      response.end();
      return;
    }
    response.writeHead(made.status, { ...HEADERS, 'content-type': TYPES[made.type] });
    response.end(method === 'HEAD' ? '' : made.text);
  }

  return {
    port: bound,
    lastAskedMs: () => lastAskedMs,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

/** Undefined where it is larger than a form of this page can be. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  let text = '';
  for await (const part of request) {
    text += String(part);
    if (text.length > PAGE_BODY_BYTES_MAX) return undefined;
  }
  return text;
}
