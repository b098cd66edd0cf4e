import type { HttpExchange } from '@mach/ports';
import { integer, type MetricSpec, text } from '@mach/wire';
import { type Outcome, probe } from './contract.ts';
import { fact, flagValue, gauge, textValue } from './metrics.ts';

const options = {
  contains: text({
    lengthMax: 200,
    help: 'text that the page holds, taken literally; without it the page is known to be empty (status 204), and any content is a portal’s',
  }),
  timeoutMs: integer({ default: 10_000, min: 100, max: 60_000, unit: 'ms', help: 'for the whole request' }),
};

const duration = (value: string, phase: string, help: string) =>
  gauge(value, 'ms', {
    help,
    as: 'mach_probe_captive_duration_seconds',
    labels: { phase },
    family: 'Duration of the request for a known page by phase.',
  });

const metrics: readonly MetricSpec[] = [
  flagValue('captive', {
    help: 'whether a portal answered in the place of the page',
    as: 'mach_probe_captive_portal',
  }),
  fact('status', 'none', { help: 'status of the answer', as: 'mach_probe_captive_status_code' }),
  duration('resolveMs', 'resolve', 'time to resolve the name; 0 for an address'),
  duration('connectMs', 'connect', 'time from SYN to an open connection'),
  duration('processingMs', 'processing', 'time from the request to the first byte of the answer'),
  textValue('portalHost', { help: 'the host that the portal sends to' }),
  textValue('address', { help: 'the address that answered' }),
];

/** Enough of a page to find its text; a portal's page may be long. */
const BODY_BYTES_MAX = 65_536;

/**
 * Fetches a page whose answer is known, in the clear, where a portal would step in. That one is in the way is told apart
 * from no network (no answer at all) and from a page in trouble (its own error), of which `captive` says nothing.
 */
export const captive = probe({
  name: 'captive',
  summary: 'Fetches a known page in the clear to see whether a captive portal is in the way.',
  needs: ['http'],
  options,
  metrics,
  target: { help: 'an http URL whose answer is known', example: 'http://collector.example.vn/-/healthy' },
  run: async (io, target, { contains, timeoutMs }, signal) => {
    if (!URL.canParse(target) || new URL(target).protocol !== 'http:') {
      return {
        ok: false,
        failure: 'unsupported',
        detail: `"${target}" is no http URL; no portal can step in by https`,
      };
    }
    const headers = { accept: '*/*', 'cache-control': 'no-cache', 'user-agent': 'mach-probe' };
    const request = { method: 'GET', url: target, headers, bodyBytesMax: BODY_BYTES_MAX, timeoutMs } as const;
    const answer = await io.http.exchange(request, signal);
    return answer.ok ? judge(answer.value, new URL(target), contains) : answer;
  },
});

function judge(exchange: HttpExchange, asked: URL, contains: string | undefined): Outcome {
  const { status, body, address, phases } = exchange;
  const { resolveMs, connectMs, processingMs } = phases;
  const measured = { status, resolveMs, connectMs, processingMs, address };
  const bad = (detail: string, more = {}): Outcome => ({
    ok: false,
    failure: 'bad-reply',
    detail,
    values: { ...measured, ...more },
  });
  const portal = (detail: string, more = {}) =>
    bad(`a captive portal is in the way: ${detail}`, { captive: true, ...more });

  if (status === NETWORK_AUTHENTICATION_REQUIRED) return portal(`status ${status}`);
  if (status >= 300 && status < 400) {
    const next = hostOf(exchange.headers['location'], asked);
    if (next === undefined || next === asked.hostname) {
      return bad(`status ${status} to the same host; choose a page that does not redirect`);
    }
    return portal(`it sends to ${next}`, { portalHost: next });
  }
  if (status < 200 || status >= 300) return bad(`status ${status}`);
  if (contains === undefined) {
    return body.length === 0
      ? { ok: true, values: { ...measured, captive: false } }
      : portal(`status ${status} with content, where the page has none`);
  }
  return new TextDecoder().decode(body).includes(contains)
    ? { ok: true, values: { ...measured, captive: false } }
    : portal(`status ${status} with another page`);
}

/** RFC 6585, 6: said by a portal alone. */
const NETWORK_AUTHENTICATION_REQUIRED = 511;

/** The host alone: the rest of a portal's address often holds the PC's hardware address. */
const hostOf = (location: string | undefined, asked: URL): string | undefined =>
  location !== undefined && URL.canParse(location, asked.href)
    ? new URL(location, asked.href).hostname.slice(0, 253)
    : undefined;
