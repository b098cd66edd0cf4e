import type { HttpRequest } from '@mach/ports';
import { exchangeWith, scriptedHttp, tlsFactsWith } from '@mach/ports/testing';
import { expect } from 'vitest';
import { ippAnswer, ippBoolean, ippEnum, ippInteger, ippKeyword } from './ipp-answers.ts';
import { type Case, page, text } from './probe-case.ts';

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
          tls: tlsFactsWith({ trusted: false, distrust: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
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
    'ipp://192.168.1.1\\@printer.example.vn/ipp',
    'ipp://clerk@printer.example.vn/ipp',
    'ipp://192.168.1%2e1/ipp',
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
