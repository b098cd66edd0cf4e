import type { FastifyRequest } from 'fastify';

/**
 * Whether a request that changes something was made by a page of this collector. Session cookies are `SameSite=Strict` already; this
 * holds for a browser that does not keep to it, and for forms that need no session. Browsers name the page's site in `Sec-Fetch-Site`,
 * without TLS in `Origin` alone; what names neither is no browser of today, and gets no further with a cookie.
 */
export function isFromOwnPages(request: FastifyRequest, publicUrl: string | undefined): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const { 'sec-fetch-site': from, origin, host } = request.headers;
  if (from !== undefined) return from === 'same-origin' || from === 'none';
  if (origin === undefined || !URL.canParse(origin)) return false;
  const own = publicUrl === undefined || !URL.canParse(publicUrl) ? [] : [new URL(publicUrl).host];
  return [host, ...own].includes(new URL(origin).host);
}
