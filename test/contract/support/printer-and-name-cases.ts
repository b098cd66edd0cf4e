import type { DnsQuestion, DnsReply, HttpRequest, Result } from '@mach/ports';
import { exchangeWith, scriptedHttp, scriptedTcp } from '@mach/ports/testing';
import { expect } from 'vitest';
import { ippAnswer, ippBoolean, ippEnum, ippInteger, ippKeyword } from './ipp-answers.ts';
import { type Case, failedBy, page, text } from './probe-case.ts';

export const printer = 'ipp://printer.example.vn/ipp/print';
const posted = { resolveMs: 1, connectMs: 2, processingMs: 4, address: '192.0.2.10' };
const ippCase = (given: Omit<Case, 'kind' | 'target'> & { readonly target?: string }): Case => ({
  kind: 'ipp',
  target: printer,
  ...given,
});
const state = (number: number) => ({ 'printer-state': [ippEnum(number)] });

const oddPrinters: readonly (readonly [string, Uint8Array, string, Record<string, unknown>])[] = [
  ['a page', text('<html>'), '6 bytes that are no answer by IPP', {}],
  ['nothing', text(''), '0 bytes that are no answer by IPP', {}],
  [
    'an answer to another question',
    ippAnswer(state(3), { requestId: 9 }),
    expect.stringContaining('no answer by IPP'),
    {},
  ],
  ['an answer that is cut', ippAnswer(state(3)).subarray(0, -1), expect.stringContaining('no answer by IPP'), {}],
  ['no state', ippAnswer({}), 'the printer tells no state', { ippStatus: 0 }],
  ['a state in another group', ippAnswer(state(3), { group: 0x02 }), 'the printer tells no state', { ippStatus: 0 }],
  ['an error of the printer', ippAnswer({}, { status: 0x0500 }), 'IPP status 0x0500', { ippStatus: 0x0500 }],
];

export const ippCases: readonly Case[] = [
  ippCase({
    claim: 'asks by http on port 631 and gives state, queue and the lowest toner',
    ports: {
      http: scriptedHttp({
        'http://printer.example.vn:631/ipp/print': exchangeWith({
          body: ippAnswer({
            ...state(5),
            'printer-state-reasons': ['toner-low-warning', 'media-empty-error', 'door-open-report'].map(ippKeyword),
            'printer-is-accepting-jobs': [ippBoolean(true)],
            'queued-job-count': [ippInteger(7)],
            'marker-levels': [55, -3, 4, 1].map((level) => ippInteger(level)),
            'marker-types': ['toner', 'toner', 'toner', 'waste-toner'].map(ippKeyword),
          }),
        }),
      }),
    },
    outcome: {
      ok: true,
      values: {
        ...posted,
        ippStatus: 0,
        printerState: 5,
        stateReasons: 'door-open-report media-empty-error toner-low-warning',
        problems: 2,
        acceptingJobs: true,
        queuedJobs: 7,
        markerLowestRatio: 0.04,
      },
    },
  }),
  ippCase({
    claim: 'leaves out what the printer does not say, over TLS with a certificate of its own making',
    target: 'ipps://[2001:db8::1]:80/ipp/print',
    ports: {
      http: scriptedHttp({
        'https://[2001:db8::1]:80/ipp/print': exchangeWith({
          body: ippAnswer({ ...state(3), 'printer-state-reasons': [ippKeyword('none')] }, { status: 1 }),
          phases: { resolveMs: 1, connectMs: 2, tlsMs: 3, processingMs: 4, transferMs: 8 },
          tls: { protocol: 'TLSv1.2', earliestExpiryMs: 0, trusted: false, distrust: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
        }),
      }),
    },
    outcome: {
      ok: true,
      values: { ...posted, tlsMs: 3, ippStatus: 1, printerState: 3, stateReasons: 'none', problems: 0 },
    },
  }),
  ippCase({
    claim: 'tells no reason that is no keyword, and a few of many',
    ports: page({
      body: ippAnswer({
        ...state(4),
        'printer-state-reasons': ['for Mr Example', ...Array.from({ length: 30 }, () => 'other-warning')].map(
          ippKeyword,
        ),
      }),
    }),
    outcome: {
      ok: true,
      values: {
        ...posted,
        ippStatus: 0,
        printerState: 4,
        stateReasons: 'other-warning '.repeat(30).slice(0, 200),
        problems: 30,
      },
    },
  }),
  ...(
    [
      [0x0401, 'denied'],
      [0x0403, 'denied'],
      [0x0406, 'not-found'],
      [0x0501, 'unsupported'],
      [0x0503, 'unsupported'],
    ] as const
  ).map(([status, failure]) =>
    ippCase({
      claim: `is ${failure} at IPP status ${status.toString(16)}`,
      ports: page({ body: ippAnswer({}, { status }) }),
      outcome: { ok: false, failure, values: { ...posted, ippStatus: status } },
    }),
  ),
  ...oddPrinters.map(([what, body, detail, values]) =>
    ippCase({
      claim: `is a bad reply at ${what}`,
      ports: page({ body }),
      outcome: { ok: false, failure: 'bad-reply', detail, values: { ...posted, ...values } },
    }),
  ),
  ippCase({
    claim: 'is a bad reply at a printer that asks for TLS',
    ports: { http: { exchange: async (_: HttpRequest) => exchangeWith({ status: 426 }) } },
    outcome: { ok: false, failure: 'bad-reply', detail: 'status 426', values: posted },
  }),
  ...[
    'http://printer/ipp',
    'printer:631',
    'ipp:///ipp/print',
    'ipp://printer:99999/',
    `${printer}${'x'.repeat(1_000)}`,
  ].map((target) =>
    ippCase({
      claim: `refuses ${target.slice(0, 40)}`,
      target,
      ports: page({ body: ippAnswer(state(3)) }),
      outcome: { ok: false, failure: 'unsupported' },
    }),
  ),
];

const opened = scriptedTcp({ ok: true, value: { address: '127.0.0.1', resolveMs: 0, connectMs: 0.5 } });

export const portCases: readonly Case[] = [
  {
    claim: 'gives how long the connection took',
    kind: 'port',
    target: ':8987',
    ports: { tcp: opened },
    outcome: { ok: true, values: { connectMs: 0.5 } },
  },
  ...['8987', ':0', ':65536', ':', 'localhost:8987', '192.168.1.1:80', ':80-90', ':8987 ', '127.0.0.1'].map(
    (target): Case => ({
      claim: `refuses "${target}"`,
      kind: 'port',
      target,
      ports: { tcp: opened },
      outcome: { ok: false, failure: 'unsupported' },
    }),
  ),
];

const SYSTEM = 'system';
const [ISP, SECOND] = ['192.0.2.53', '198.51.100.53'];
export const compareOptions = { ispServer: ISP, secondServer: SECOND };
const gives = (...records: readonly string[]): Result<DnsReply> => ({
  ok: true,
  value: { records, durationMs: 12.5, servers: [] },
});
/** What the system’s own resolvers, the provider’s and the second opinion say. */
const resolvers = (network: Result<DnsReply>, isp: Result<DnsReply>, second: Result<DnsReply>) => ({
  dns: {
    ask: async ({ server = SYSTEM }: DnsQuestion) =>
      ({ [SYSTEM]: network, [ISP]: isp, [SECOND]: second })[server] ?? second,
  },
});
const compareCase = (given: Omit<Case, 'kind' | 'target'> & { readonly target?: string }): Case => ({
  kind: 'dns-compare',
  target: 'portal.example.vn',
  options: compareOptions,
  ...given,
});
const answered = (resolver: string, answer: string) => ({
  [`${resolver}Outcome`]: 'answered',
  [`${resolver}LookupMs`]: 12.5,
  [`${resolver}Answer`]: answer,
});
const good = gives('192.0.2.2', '192.0.2.1');

export const dnsCompareCases: readonly Case[] = [
  compareCase({
    claim: 'is good when all answer and agree',
    ports: resolvers(good, gives('192.0.2.77'), good),
    outcome: {
      ok: true,
      values: {
        agree: true,
        ...answered('network', '192.0.2.1 192.0.2.2'),
        ...answered('isp', '192.0.2.77'),
        ...answered('second', '192.0.2.1 192.0.2.2'),
      },
    },
  }),
  compareCase({
    claim: 'names the one that stands against two',
    ports: resolvers(good, gives('203.0.113.80'), good),
    outcome: {
      ok: false,
      failure: 'bad-reply',
      detail: 'the answers differ: network: 192.0.2.1 192.0.2.2; isp: 203.0.113.80; second: 192.0.2.1 192.0.2.2',
      values: {
        agree: false,
        deviating: 'isp',
        ...answered('network', '192.0.2.1 192.0.2.2'),
        ...answered('isp', '203.0.113.80'),
        ...answered('second', '192.0.2.1 192.0.2.2'),
      },
    },
  }),
  compareCase({
    claim: 'tells a resolver that hides a name, though another one is silent',
    ports: resolvers(failedBy('not-found'), failedBy('timeout'), gives('192.0.2.1')),
    outcome: {
      ok: false,
      failure: 'bad-reply',
      detail: 'the answers differ: network: nothing; second: 192.0.2.1',
      values: {
        agree: false,
        networkOutcome: 'not-found',
        ispOutcome: 'timeout',
        ...answered('second', '192.0.2.1'),
      },
    },
  }),
  compareCase({
    claim: 'tells refused and timeout apart and hands on the first of them',
    ports: resolvers(failedBy('refused'), failedBy('timeout'), good),
    outcome: {
      ...failedBy('refused'),
      values: { networkOutcome: 'refused', ispOutcome: 'timeout', ...answered('second', '192.0.2.1 192.0.2.2') },
    },
  }),
  compareCase({
    claim: 'is not-found where nobody has a record of the type',
    ports: resolvers(gives(), gives(), gives()),
    outcome: {
      ok: false,
      failure: 'not-found',
      values: {
        agree: true,
        networkOutcome: 'no-record',
        networkLookupMs: 12.5,
        ispOutcome: 'no-record',
        ispLookupMs: 12.5,
        secondOutcome: 'no-record',
        secondLookupMs: 12.5,
      },
    },
  }),
  compareCase({
    claim: 'compares two of its three, one of them named in the place of the system’s',
    ports: resolvers(failedBy('timeout'), good, good),
    options: { networkServer: ISP, secondServer: SECOND },
    outcome: {
      ok: true,
      values: {
        agree: true,
        ...answered('network', '192.0.2.1 192.0.2.2'),
        ...answered('second', '192.0.2.1 192.0.2.2'),
      },
    },
  }),
  compareCase({
    claim: 'refuses to compare one resolver with nothing',
    ports: resolvers(good, good, good),
    options: {},
    outcome: { ok: false, failure: 'unsupported' },
  }),
  compareCase({
    claim: 'refuses what is no name',
    target: 'not a name',
    ports: resolvers(good, good, good),
    outcome: { ok: false, failure: 'unsupported' },
  }),
];
