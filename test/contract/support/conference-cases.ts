import type { TlsFacts } from '@mach/ports';
import { scriptedLines, scriptedTcp, scriptedUdp, tlsFactsWith } from '@mach/ports/testing';
import type { Values } from '@mach/wire';
import { expect } from 'vitest';
import { type Case, failedBy } from './probe-case.ts';
import { sipAnswer, sipBytes } from './sip-answers.ts';
import { stunAnswer } from './stun-answers.ts';

const conference = 'conference.example.vn';
const certificate = { certificateExpiryMs: 1_800_000_000_000, tlsProtocol: 'TLSv1.3', certificateTrusted: true };
const udp = (answer: (question: Uint8Array) => Uint8Array, localAddress?: string) => ({
  udp: scriptedUdp(({ payload }) => ({
    ok: true,
    value: {
      datagram: answer(payload),
      address: '192.0.2.78',
      resolveMs: 3,
      roundTripMs: 21,
      ...(localAddress !== undefined && { localAddress }),
    },
  })),
});

const badReply = (detail: string, values?: Values): Case['outcome'] => ({
  ok: false,
  failure: 'bad-reply',
  detail: expect.stringContaining(detail),
  ...(values !== undefined && { values }),
});
const unsupported = { ok: false, failure: 'unsupported' } as const;

const stunCase = (given: Omit<Case, 'kind' | 'target'>): Case => ({ kind: 'stun', target: conference, ...given });
const stunMeasured = { address: '192.0.2.78', resolveMs: 3, roundTripMs: 21 };
const mapped = { ...stunMeasured, mappedAddress: '192.0.2.99:50000' };
const oddStun: readonly (readonly [what: string, answer: (question: Uint8Array) => Uint8Array, detail: string])[] = [
  ['an error', (question) => stunAnswer(question, { type: 0x0111, put: { 21: 0x09, 26: 4, 27: 1 } }), '401'],
  ['a packet that is cut', (question) => stunAnswer(question).subarray(0, 24), 'not as long as it says'],
  ['an attribute beyond the packet', (question) => stunAnswer(question, { put: { 22: 1 } }), 'longer than the answer'],
  ['an unknown family', (question) => stunAnswer(question, { put: { 25: 9 } }), 'family 9'],
];

export const stunCases: readonly Case[] = [
  stunCase({
    claim: 'tells that a NAT is between',
    ports: udp(stunAnswer, '192.168.1.20'),
    outcome: { ok: true, values: { ...mapped, behindNat: true } },
  }),
  stunCase({
    claim: 'tells that no NAT is between',
    ports: udp(stunAnswer, '192.0.2.99'),
    outcome: { ok: true, values: { ...mapped, behindNat: false } },
  }),
  stunCase({
    claim: 'says nothing of a NAT where its own address is not known',
    ports: udp(stunAnswer),
    outcome: { ok: true, values: mapped },
  }),
  ...oddStun.map(([what, answer, detail]) =>
    stunCase({
      claim: `is a bad reply at ${what}`,
      ports: udp(answer),
      outcome: badReply(detail, stunMeasured),
    }),
  ),
  ...[
    ['the question sent back', (question: Uint8Array) => question] as const,
    ['the answer to another question', (question: Uint8Array) => stunAnswer(question, { put: { 19: 0 } })] as const,
    ['another cookie', (question: Uint8Array) => stunAnswer(question, { put: { 4: 0 } })] as const,
    ['garbage', () => Buffer.from('garbage')] as const,
  ].map(([what, answer]) =>
    stunCase({ claim: `passes over ${what}`, ports: udp(answer), outcome: badReply('is no answer') }),
  ),
  { ...stunCase({ claim: 'refuses a target with a port', ports: {}, outcome: unsupported }), target: 'a.vn:3478' },
];

const sipCase = (given: Omit<Case, 'kind' | 'target'>): Case => ({ kind: 'sip', target: conference, ...given });
/** A server at the other end of a connection. */
const talk = (answers: (said: string) => readonly string[], tls: TlsFacts = tlsFactsWith()) => ({
  lines: scriptedLines({ ok: true, value: { greeting: [], answers, tls: { ok: true, value: tls } } }),
});
const asText = (datagram: Uint8Array) => new TextDecoder().decode(datagram);
const byUdp = (answers: (question: string) => readonly string[]) =>
  udp((question) => sipBytes(answers(asText(question))));
const server = { Server: 'Poly/4.1' };
const byDatagram = { address: '192.0.2.78', resolveMs: 3, answerMs: 21 };
const byConnection = { address: '192.0.2.25', resolveMs: 1, connectMs: 2 };
const strangers = [
  ['Call-ID', { 'Call-ID': 'someone-else' }],
  ['branch', { Via: 'SIP/2.0/TCP mach-probe.invalid;branch=z9hG4bKother' }],
] as const;

export const sipCases: readonly Case[] = [
  ...[200, 401, 403, 404, 405, 486, 503, 603].flatMap((status) => [
    sipCase({
      claim: `takes ${status} by UDP for a sign of life`,
      ports: byUdp((question) => sipAnswer(question, { status })),
      outcome: { ok: true, values: { ...byDatagram, status } },
    }),
    sipCase({
      claim: `takes ${status} by TCP for a sign of life`,
      ports: talk((question) => sipAnswer(question, { status, headers: server })),
      options: { transport: 'tcp' },
      outcome: { ok: true, values: { ...byConnection, answerMs: 1, status, server: 'Poly/4.1' } },
    }),
  ]),
  sipCase({
    claim: 'waits over what is provisional by TCP',
    ports: talk((question) => [...sipAnswer(question, { status: 100 }), ...sipAnswer(question, { status: 404 })]),
    options: { transport: 'tcp' },
    outcome: { ok: true, values: expect.objectContaining({ status: 404, answerMs: 9 }) },
  }),
  sipCase({
    claim: 'does not take what is provisional for an answer by UDP',
    ports: byUdp((question) => sipAnswer(question, { status: 180 })),
    outcome: badReply('is no answer'),
  }),
  sipCase({
    claim: 'tells phases and certificate with TLS',
    ports: talk(sipAnswer),
    options: { transport: 'tls' },
    outcome: {
      ok: true,
      values: { ...byConnection, tlsMs: 4, ...certificate, answerMs: 1, status: 200 },
    },
  }),
  sipCase({
    claim: 'is a bad reply with TLS where the certificate does not hold, with all values',
    ports: talk(sipAnswer, tlsFactsWith({ trusted: false, distrust: 'CERT_HAS_EXPIRED' })),
    options: { transport: 'tls' },
    outcome: badReply('CERT_HAS_EXPIRED', {
      ...byConnection,
      tlsMs: 4,
      ...certificate,
      certificateTrusted: false,
      answerMs: 1,
      status: 200,
    }),
  }),
  ...strangers.flatMap(([what, headers]) => [
    sipCase({
      claim: `passes over an answer with another ${what} by UDP`,
      ports: byUdp((question) => sipAnswer(question, { headers })),
      outcome: badReply('is no answer'),
    }),
    sipCase({
      claim: `is a bad reply at an answer with another ${what} by TCP`,
      ports: talk((question) => sipAnswer(question, { headers })),
      options: { transport: 'tcp' },
      outcome: badReply('somebody else’s', byConnection),
    }),
  ]),
  sipCase({
    claim: 'is a bad reply at another protocol',
    ports: talk(() => ['HTTP/1.1 400 Bad Request']),
    options: { transport: 'tcp' },
    outcome: badReply('this is no SIP: "HTTP/1.1 400 Bad Request"', byConnection),
  }),
  sipCase({
    claim: 'is a bad reply at headers without an end',
    ports: talk(() => ['SIP/2.0 200 OK', 'Server: x']),
    options: { transport: 'tcp' },
    outcome: badReply('no more lines', byConnection),
  }),
  ...(['refused', 'timeout', 'not-found'] as const).map((failure) =>
    sipCase({
      claim: `hands on ${failure} of a connection`,
      ports: { lines: scriptedLines(failedBy(failure)) },
      options: { transport: 'tcp' },
      outcome: failedBy(failure),
    }),
  ),
  { ...sipCase({ claim: 'refuses a target that is no host', ports: {}, outcome: unsupported }), target: 'sip:a@b' },
];

export const h323Cases: readonly Case[] = [
  {
    claim: 'gives the phases of the connection',
    kind: 'h323',
    target: '2001:db8::1',
    ports: { tcp: scriptedTcp({ ok: true, value: { address: '2001:db8::1', resolveMs: 0, connectMs: 9 } }) },
    outcome: { ok: true, values: { address: '2001:db8::1', resolveMs: 0, connectMs: 9 } },
  },
  {
    claim: 'refuses a target with a port',
    kind: 'h323',
    target: `${conference}:1720`,
    ports: {},
    outcome: unsupported,
  },
];

const rtspCase = (given: Omit<Case, 'kind' | 'target'>): Case => ({ kind: 'rtsp', target: '192.168.1.64', ...given });
const question = 'OPTIONS rtsp://192.168.1.64:554/ RTSP/1.0\r\nCSeq: 1\r\nUser-Agent: mach-probe\r\n';
const camera = (...lines: readonly string[]) => talk((said) => (said === question ? lines : []));

export const rtspCases: readonly Case[] = [
  ...[200, 401, 404, 454, 551].map((status) =>
    rtspCase({
      claim: `takes ${status} for a sign of life`,
      ports: camera(`RTSP/1.0 ${status} Scripted`, 'CSeq: 1', 'Server: Camera/1.0', ''),
      outcome: { ok: true, values: { ...byConnection, status, answerMs: 1, server: 'Camera/1.0' } },
    }),
  ),
  rtspCase({
    claim: 'takes an answer of version 2.0 after one that is provisional',
    ports: camera('RTSP/2.0 100 Continue', '', 'RTSP/2.0 200 OK', 'cseq:1', ''),
    outcome: { ok: true, values: { ...byConnection, status: 200, answerMs: 3 } },
  }),
  ...[['CSeq: 2'], ['CSeq: x'], []].map((headers) =>
    rtspCase({
      claim: `is a bad reply at ${headers[0] ?? 'no CSeq'}`,
      ports: camera('RTSP/1.0 200 OK', ...headers, ''),
      outcome: badReply('CSeq', { ...byConnection, status: 200, answerMs: 1 }),
    }),
  ),
  rtspCase({
    claim: 'is a bad reply at another protocol',
    ports: camera('HTTP/1.1 400 Bad Request', ''),
    outcome: badReply('this is no RTSP: "HTTP/1.1 400 Bad Request"', byConnection),
  }),
  rtspCase({
    claim: 'is a bad reply where the camera says nothing and closes',
    ports: camera(),
    outcome: badReply('no more lines', byConnection),
  }),
  { ...rtspCase({ claim: 'refuses a URL', ports: {}, outcome: unsupported }), target: 'rtsp://192.168.1.64/' },
];
