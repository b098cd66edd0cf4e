import type { HttpExchange, HttpRequest } from '@mach/ports';
import { exchangeWith, tlsFactsWith } from '@mach/ports/testing';
import { expect } from 'vitest';
import { der, ocspAnswer, ocspStatus, timestampAnswer, timestampStatus } from './der-answers.ts';
import { type Case, text } from './probe-case.ts';

/** An answer that is made from the question. */
const answering = (answer: (question: Uint8Array) => Uint8Array, given: Partial<HttpExchange> = {}) => ({
  http: {
    exchange: async ({ body }: HttpRequest) => exchangeWith({ body: answer(body ?? new Uint8Array()), ...given }),
  },
});
const phases = { resolveMs: 1, connectMs: 2, processingMs: 4 };
const posted = { ...phases, address: '192.0.2.10' };

/** What comes of any answer that is no good one of HTTP, for whoever asks by POST. */
const postCases = (kind: string, target: string, options: Record<string, unknown>): readonly Case[] =>
  (
    [
      ['another status', { status: 503 }, 'status 503'],
      ['a redirect, which a captive portal sends', { status: 302, headers: { location: '/login' } }, 'status 302'],
      [
        'an answer that is too long',
        { bodyTruncated: true },
        expect.stringMatching(/^an answer of more than \d+ bytes$/),
      ],
      ['an empty answer', {}, expect.stringMatching(/^0 bytes that are no/)],
      ['a page', { body: text('<html><title>Wi-Fi</title>') }, expect.stringMatching(/^26 bytes that are no/)],
    ] as const
  ).map(([what, given, detail]) => ({
    claim: `is a bad reply at ${what}`,
    kind,
    target,
    ports: { http: { exchange: async () => exchangeWith(given) } },
    options,
    outcome: { ok: false, failure: 'bad-reply', detail, values: posted },
  }));

export const ocspTarget = 'http://ocsp.ca.example.vn/';
export const ocspOptions = { issuerNameHash: '0a'.repeat(20), issuerKeyHash: 'fe'.repeat(20), serial: '00cafe01' };
const ocspCase = (given: Omit<Case, 'kind' | 'target'> & { readonly target?: string }): Case => ({
  kind: 'ocsp',
  target: ocspTarget,
  options: ocspOptions,
  ...given,
});
const DAY_MS = 86_400_000;
/** Half a day before the clock of the probe under test. */
const thisUpdateMs = Date.UTC(2026, 10, 22, 12);
const otherCertificate = (question: Uint8Array) => ocspAnswer(question, { certificateId: der(0x30, der(0x30)) });

const oddOcsp: readonly (readonly [string, (question: Uint8Array) => Uint8Array, string, Record<string, unknown>])[] = [
  [
    'an answer about another certificate',
    otherCertificate,
    'an answer about another certificate',
    { responseStatus: 0 },
  ],
  ['a responder in trouble', () => ocspStatus(2), 'response status 2', { responseStatus: 2 }],
  [
    'a certificate that the responder does not know',
    (question) => ocspAnswer(question, { statusTag: 0x82 }),
    'the responder does not know the certificate',
    { responseStatus: 0, certificateStatus: 'unknown', thisUpdateMs },
  ],
  [
    'a stale answer',
    (question) => ocspAnswer(question, { nextUpdate: '20261122235400Z' }),
    'by this machine’s clock the answer no longer holds',
    { responseStatus: 0, certificateStatus: 'good', thisUpdateMs, nextUpdateMs: Date.UTC(2026, 10, 22, 23, 54) },
  ],
  [
    'an answer from the future, as a PC with a wrong clock sees it',
    (question) => ocspAnswer(question, { thisUpdate: '20261124120000Z' }),
    'by this machine’s clock the answer does not hold yet',
    { responseStatus: 0, certificateStatus: 'good', thisUpdateMs: thisUpdateMs + 2 * DAY_MS },
  ],
];

export const ocspCases: readonly Case[] = [
  ocspCase({
    claim: 'tells that the certificate is good and how long that holds',
    ports: answering((question) => ocspAnswer(question, { nextUpdate: '20261122235800Z' })),
    outcome: {
      ok: true,
      values: {
        ...posted,
        responseStatus: 0,
        certificateStatus: 'good',
        thisUpdateMs,
        nextUpdateMs: Date.UTC(2026, 10, 22, 23, 58),
      },
    },
  }),
  ocspCase({
    claim: 'takes a revoked certificate for a proper answer',
    ports: answering((question) => ocspAnswer(question, { statusTag: 0xa1 })),
    outcome: { ok: true, values: { ...posted, responseStatus: 0, certificateStatus: 'revoked', thisUpdateMs } },
  }),
  ...[5, 6].map((status) =>
    ocspCase({
      claim: `is denied by response status ${status}`,
      ports: answering(() => ocspStatus(status)),
      outcome: { ok: false, failure: 'denied', values: { ...posted, responseStatus: status } },
    }),
  ),
  ...oddOcsp.map(([what, answer, detail, values]) =>
    ocspCase({
      claim: `is a bad reply at ${what}`,
      ports: answering(answer),
      outcome: { ok: false, failure: 'bad-reply', detail, values: { ...posted, ...values } },
    }),
  ),
  ocspCase({
    claim: 'is a bad reply where the responder’s own certificate does not hold',
    target: 'https://ocsp.ca.example.vn/',
    ports: answering(ocspAnswer, {
      phases: { ...phases, tlsMs: 3, transferMs: 0 },
      tls: tlsFactsWith({ trusted: false, distrust: 'CERT_HAS_EXPIRED' }),
    }),
    outcome: {
      ok: false,
      failure: 'bad-reply',
      detail: 'the certificate does not hold: CERT_HAS_EXPIRED',
      values: { ...posted, tlsMs: 3 },
    },
  }),
  ocspCase({
    claim: 'refuses to ask about no certificate',
    ports: answering(ocspAnswer),
    options: { issuerNameHash: ocspOptions.issuerNameHash, issuerKeyHash: ocspOptions.issuerKeyHash },
    outcome: { ok: false, failure: 'unsupported' },
  }),
  ocspCase({
    claim: 'refuses what is no URL',
    target: 'ocsp.ca.example.vn',
    ports: answering(ocspAnswer),
    outcome: { ok: false, failure: 'unsupported' },
  }),
  ...postCases('ocsp', ocspTarget, ocspOptions),
];

export const tsaTarget = 'http://tsa.ca.example.vn/';
const tsaCase = (given: Omit<Case, 'kind' | 'target'> & { readonly target?: string }): Case => ({
  kind: 'tsa',
  target: tsaTarget,
  ...given,
});
const oddStamps: readonly (readonly [string, (question: Uint8Array) => Uint8Array, string, Record<string, unknown>])[] =
  [
    ['a stamp that is not granted', () => timestampStatus(2), 'the stamp is not granted: status 2', { status: 2 }],
    [
      'a stamp that is granted and missing',
      () => timestampStatus(0),
      'granted, and no stamp in the answer',
      { status: 0 },
    ],
    [
      'a stamp for another question',
      (question) => timestampAnswer(question, { nonce: der(0x02, '\x05') }),
      'a stamp for another question',
      { status: 0 },
    ],
    [
      'a signed message that is no stamp',
      (question) => timestampAnswer(question, { contentType: '2a864886f70d010701' }),
      expect.stringMatching(/bytes that are no time-stamp response$/),
      {},
    ],
  ];

export const tsaCases: readonly Case[] = [
  tsaCase({
    claim: 'gives how far the time of the stamp is from this clock',
    ports: answering(timestampAnswer),
    outcome: { ok: true, values: { ...posted, status: 0, offsetMs: 1_002 } },
  }),
  tsaCase({
    claim: 'reads fractions of a second, over TLS',
    target: 'https://tsa.ca.example.vn/',
    ports: answering((question) => timestampAnswer(question, { time: '20261122235959.5Z' }), {
      phases: { ...phases, tlsMs: 3, transferMs: 0 },
      tls: tlsFactsWith(),
    }),
    outcome: { ok: true, values: { ...posted, tlsMs: 3, status: 0, offsetMs: -498 } },
  }),
  ...oddStamps.map(([what, answer, detail, values]) =>
    tsaCase({
      claim: `is a bad reply at ${what}`,
      ports: answering(answer),
      outcome: { ok: false, failure: 'bad-reply', detail, values: { ...posted, ...values } },
    }),
  ),
  tsaCase({
    claim: 'refuses what is no URL',
    target: 'ftp://tsa.ca.example.vn/',
    ports: answering(timestampAnswer),
    outcome: { ok: false, failure: 'unsupported' },
  }),
  ...postCases('tsa', tsaTarget, {}),
];
