import type { HttpExchange, TlsFacts } from '@mach/ports';
import { choice, flag, integer, type MetricSpec, text, type Values } from '@mach/wire';
import {
  type CertificateWanted,
  certificateMetrics,
  certificateOptions,
  certificateTrouble,
  certificateValues,
  replacedMetric,
  replacedValue,
} from '../certificate.ts';
import { type Outcome, probe } from '../contract.ts';
import { fact, flagValue, gauge, textValue } from '../metrics.ts';
import { sumOfPhases } from './phases.ts';
import { followRedirects } from './redirects.ts';
import { isExpectedStatus, STATUSES_PATTERN } from './statuses.ts';
import { unchangedMs } from './unchanged.ts';

const options = {
  method: choice({ choices: ['GET', 'HEAD'], default: 'GET', help: 'the method of the request' }),
  expectStatus: text({
    default: '200-399',
    lengthMax: 100,
    pattern: STATUSES_PATTERN,
    help: 'statuses that are good, as numbers and ranges separated by commas',
  }),
  contains: text({
    lengthMax: 200,
    help: 'text that the page must hold, taken literally; a captive portal’s page does not',
  }),
  page: choice({
    choices: ['static', 'application'],
    help: 'what kind of page it is: a static one, the control, or one that the application itself renders; the reading says it again',
  }),
  tellUnchanged: flag({
    help: 'tell how long the page had not changed, where the server says so: of a kiosk or display whose page is made anew with each event',
  }),
  tellClock: flag({
    help: 'tell how far this machine’s clock is behind that of the server, as its answer dates itself; to the second',
  }),
  ...certificateOptions,
  redirectsMax: integer({
    default: 5,
    min: 0,
    max: 10,
    unit: 'redirects',
    help: 'redirects to follow; with 0 a redirect is itself the answer',
  }),
  bodyBytesMax: integer({
    default: 1_048_576,
    min: 0,
    max: 8_388_608,
    unit: 'bytes',
    help: 'how much of the page to fetch; a longer one is cut there',
  }),
  timeoutMs: integer({
    default: 10_000,
    min: 100,
    max: 60_000,
    unit: 'ms',
    help: 'for the request and all its redirects together',
  }),
};

const duration = (value: string, phase: string, help: string) =>
  gauge(value, 'ms', {
    help,
    as: 'probe_http_duration_seconds',
    labels: { phase },
    family: 'Duration of an HTTP request by phase, all redirects together.',
  });

const said = (value: string, help: string) =>
  textValue(value, {
    help,
    as: 'mach_probe_http_info',
    label: value,
    family: 'By which way a page is reached and what kind of page it is.',
  });

const metrics: readonly MetricSpec[] = [
  fact('status', 'none', { help: 'status of the last answer', as: 'probe_http_status_code' }),
  duration('resolveMs', 'resolve', 'time to resolve the name, of a proxy where there is one, all redirects together'),
  duration(
    'connectMs',
    'connect',
    'time to open the TCP connection, to a proxy where there is one, all redirects together',
  ),
  duration(
    'tunnelMs',
    'tunnel',
    'time from CONNECT to the consent of a proxy, which resolves and connects in it, all redirects together',
  ),
  duration('tlsMs', 'tls', 'time of the TLS handshake, all redirects together'),
  duration(
    'processingMs',
    'processing',
    'time from the request to the first byte of the answer, all redirects together',
  ),
  duration('transferMs', 'transfer', 'time from the first byte of the answer to its last, all redirects together'),
  gauge('bodyBytes', 'bytes', {
    help: 'bytes of the last answer’s body that were fetched',
    as: 'mach_probe_http_body_bytes',
    reduce: 'last',
  }),
  flagValue('contentMatched', {
    help: 'whether the page holds the expected text',
    as: 'mach_probe_http_content_matched',
  }),
  gauge('unchangedMs', 'ms', {
    help: 'how long the page had not changed, as its server says; on a device whose page is made anew with each event, the time since the last',
    as: 'mach_probe_http_unchanged_seconds',
    reduce: 'last',
  }),
  gauge('clockBehindMs', 'ms', {
    help: 'how far this machine’s clock is behind the server’s; below 0 ahead of it',
    as: 'mach_probe_http_clock_behind_seconds',
    reduce: 'last',
  }),
  fact('redirects', 'count', { help: 'redirects that were followed', as: 'mach_probe_http_redirects' }),
  ...certificateMetrics,
  replacedMetric,
  said('way', 'whether the page is reached directly or through a proxy'),
  said('page', 'what kind of page it is, static or application, as the option says'),
  textValue('address', { help: 'the address that gave the last answer, of a proxy where there is one' }),
];

/** Devices of an office have pages of their own, and some restart one that is merely fetched: the first page alone is safe. */
const isFrontPage = (target: string) => URL.canParse(target) && new URL(target).href === new URL('/', target).href;

/** Fetches a page over a fresh connection, without sign-in, and times each phase. */
export const http = probe({
  name: 'http',
  summary: 'Fetches a page by HTTP or HTTPS over a fresh connection and times each phase.',
  needs: ['http', 'clock'],
  options,
  metrics,
  asksDevices: isFrontPage,
  attempt: { way: ['connectMs', 'tlsMs'], answer: ['processingMs'] },
  target: { help: 'an http or https URL', example: 'https://dichvucong.gov.vn/' },
  run: async (io, target, given, signal) => {
    const { method, bodyBytesMax, timeoutMs } = given;
    const request = { method, url: target, headers, bodyBytesMax, timeoutMs };
    const { exchanges, end } = await followRedirects(io, request, given.redirectsMax, signal);
    const nowMs = io.clock.wallMs();
    if (end.ok) return judge(exchanges, end.value, given, nowMs);
    const last = exchanges.at(-1);
    const { failure, detail } = end;
    const way = end.way ?? last?.way;
    const values = {
      ...(last !== undefined && valuesOf(exchanges, last, given, nowMs)),
      ...(way !== undefined && { way }),
      ...pageOf(given),
    };
    return { ok: false, failure, detail, ...(Object.keys(values).length > 0 && { values }) };
  },
});

/** So that whoever reads a portal's log can tell who asked. */
const headers = { accept: '*/*', 'user-agent': 'mach-probe' };

interface Wanted extends CertificateWanted {
  readonly page?: 'static' | 'application';
  readonly expectStatus: string;
  readonly contains?: string;
  readonly tellUnchanged?: boolean;
  readonly tellClock?: boolean;
}

function valuesOf(exchanges: readonly HttpExchange[], last: HttpExchange, wanted: Wanted, nowMs: number): Values {
  const { status, body, address, tls, way } = last;
  const first = firstShown(exchanges);
  const unchanged = wanted.tellUnchanged === true ? unchangedMs(last.headers) : undefined;
  const dated = wanted.tellClock === true ? Date.parse(last.headers['date'] ?? '') : Number.NaN;
  return {
    status,
    ...sumOfPhases(exchanges),
    bodyBytes: body.length,
    redirects: exchanges.length - 1,
    ...(unchanged !== undefined && { unchangedMs: unchanged }),
    ...(Number.isFinite(dated) && { clockBehindMs: Math.round((dated - nowMs) / 1_000) * 1_000 }),
    ...(tls !== undefined && certificateValues(tls)),
    ...(first !== undefined && replacedValue(first, wanted)),
    way,
    ...pageOf(wanted),
    address,
  };
}

const pageOf = ({ page }: Wanted): Values => (page === undefined ? {} : { page });

/** What is expected of a certificate is expected of the target's own; where it redirects to may have another issuer. */
const firstShown = (exchanges: readonly HttpExchange[]): TlsFacts | undefined =>
  exchanges.find(({ tls }) => tls !== undefined)?.tls;

/** The certificate first: an answer behind one that does not hold may be anybody's. */
function judge(exchanges: readonly HttpExchange[], last: HttpExchange, wanted: Wanted, nowMs: number): Outcome {
  const { status, body, bodyTruncated, tls } = last;
  const contentMatched =
    wanted.contains === undefined ? undefined : new TextDecoder().decode(body).includes(wanted.contains);
  const values = {
    ...valuesOf(exchanges, last, wanted, nowMs),
    ...(contentMatched !== undefined && { contentMatched }),
  };
  const failed = (detail: string): Outcome => ({ ok: false, failure: 'bad-reply', detail, values });
  const trouble = certificatesTrouble(firstShown(exchanges), tls, wanted);
  if (trouble !== undefined) return failed(trouble);
  if (!isExpectedStatus(status, wanted.expectStatus))
    return failed(`status ${status}, expected ${wanted.expectStatus}`);
  if (contentMatched === false) {
    const part = bodyTruncated ? `the first ${body.length} bytes of the page do` : 'the page does';
    return failed(`${part} not hold the expected text`);
  }
  return { ok: true, values };
}

/** Whether it is the expected one is asked of the first certificate, whether it holds of the last. */
function certificatesTrouble(
  first: TlsFacts | undefined,
  last: TlsFacts | undefined,
  { requireTrust, ...expected }: Wanted,
): string | undefined {
  return (
    (first && certificateTrouble(first, { ...expected, requireTrust: false })) ??
    (last && certificateTrouble(last, { requireTrust }))
  );
}
