import type { Clock, Failed, Http, HttpExchange, HttpRequest, HttpResult } from '@mach/ports';

export interface Journey {
  /** In order; empty when already the first one failed. */
  readonly exchanges: readonly HttpExchange[];
  /** The answer that is no redirect, or why there is none: an exchange that failed, a redirect that leads nowhere. */
  readonly end: HttpResult;
}

/**
 * Follows redirects until an answer that is none, within the time of the first request for all of them together.
 * With `redirectsMax` 0 a redirect is itself the answer.
 */
export async function followRedirects(
  io: { readonly http: Http; readonly clock: Clock },
  request: HttpRequest,
  redirectsMax: number,
  signal: AbortSignal,
): Promise<Journey> {
  const exchanges: HttpExchange[] = [];
  const startedAt = io.clock.uptimeMs();
  let url = request.url;
  for (;;) {
    const leftMs = request.timeoutMs - (io.clock.uptimeMs() - startedAt);
    if (leftMs <= 0) return { exchanges, end: timeout(`no last answer within ${request.timeoutMs} ms`) };
    const answer = await io.http.exchange({ ...request, url, timeoutMs: leftMs }, signal);
    if (!answer.ok) return { exchanges, end: answer };
    exchanges.push(answer.value);
    const location = redirectStatuses.has(answer.value.status) ? answer.value.headers['location'] : undefined;
    if (location === undefined || redirectsMax === 0) return { exchanges, end: answer };
    const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
    if (next === undefined || !/^https?:$/.test(next.protocol)) {
      return { exchanges, end: badReply(`redirected to "${location.slice(0, 200)}", which is no http or https URL`) };
    }
    if (exchanges.length > redirectsMax) {
      return { exchanges, end: badReply(`more than ${redirectsMax} redirects, the last one to ${next.host}`) };
    }
    url = next.href;
  }
}

/** RFC 9110, 15.4: those whose Location is to be followed. */
const redirectStatuses = new Set([301, 302, 303, 307, 308]);

const badReply = (detail: string): Failed => ({ ok: false, failure: 'bad-reply', detail });
const timeout = (detail: string): Failed => ({ ok: false, failure: 'timeout', detail });
