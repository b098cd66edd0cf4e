import { LIBRARY_PATHS } from './access.ts';
import type { ApiServer } from './api-server.ts';
import { DRAWN_STYLE_HASH } from './drawn-page.ts';

const policy = (...more: readonly string[]) =>
  [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...more,
  ].join('; ');

/** Everything from our own address alone. */
const CONTENT_SECURITY_POLICY = policy(`style-src 'self' '${DRAWN_STYLE_HASH}'`);
/** The library that draws `/api` writes styles into its page and pictures into its styles. */
const LIBRARY_POLICY = policy("style-src 'self' 'unsafe-inline'", "img-src 'self' data:");

/** What each answer carries, so that a page of ours can't be framed, sniffed or made to load from elsewhere. */
export function securityHeaders(server: ApiServer, isTls: boolean): void {
  server.addHook('onRequest', (request, reply, done) => {
    // A device's program shows nothing to anybody: what it gets is kept out of caches, and that is all that matters there.
    reply.header('cache-control', 'no-store');
    if (request.routeOptions.config.access === 'device') return done();
    const isLibrary = LIBRARY_PATHS.has(request.routeOptions.url ?? '');
    reply.header('content-security-policy', isLibrary ? LIBRARY_POLICY : CONTENT_SECURITY_POLICY);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('x-frame-options', 'DENY');
    // With `no-referrer` browsers send `Origin: null` with our own forms, which tells them from no foreign one.
    reply.header('referrer-policy', 'same-origin');
    reply.header('cross-origin-opener-policy', 'same-origin');
    if (isTls) reply.header('strict-transport-security', 'max-age=31536000');
    done();
  });
}
