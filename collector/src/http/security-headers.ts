import type { ApiServer } from './server.ts';

/** Everything from our own address alone; styles may stand in the page, for charts set sizes there. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What each answer carries, so that a page of ours can't be framed, sniffed or made to load from elsewhere. */
export function securityHeaders(server: ApiServer, isTls: boolean): void {
  server.addHook('onRequest', (request, reply, done) => {
    // A device's program shows nothing to anybody: what it gets is kept out of caches, and that is all that matters there.
    reply.header('cache-control', 'no-store');
    if (request.routeOptions.config.access === 'device') return done();
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('x-frame-options', 'DENY');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('cross-origin-opener-policy', 'same-origin');
    if (isTls) reply.header('strict-transport-security', 'max-age=31536000');
    done();
  });
}
