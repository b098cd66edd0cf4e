import { exchangeWith, scriptedHttp, tlsFactsWith } from '@mach/ports/testing';
import { type Case, failedBy, page, portal } from './probe-case.ts';

const shown = tlsFactsWith();
const [{ issuer, ...certificate }] = shown.chain;
const firewall = tlsFactsWith({ chain: [{ ...certificate, issuer: 'CN=Office Firewall', keyPin: 'F'.repeat(43) }] });

const httpCase = (given: Omit<Case, 'kind' | 'target'>): Case => ({ kind: 'http', target: portal, ...given });

/** The way to a page, which page it is, and whose certificate was shown. */
export const httpWayCases: readonly Case[] = [
  httpCase({
    claim: 'tells the time that a proxy took to open its tunnel apart from the way to the proxy',
    ports: page({
      way: 'proxy',
      phases: { resolveMs: 1, connectMs: 2, tunnelMs: 16, tlsMs: 3, processingMs: 4, transferMs: 8 },
      tls: shown,
    }),
    options: { page: 'static' },
    outcome: {
      ok: true,
      values: {
        status: 200,
        resolveMs: 1,
        connectMs: 2,
        tunnelMs: 16,
        tlsMs: 3,
        processingMs: 4,
        transferMs: 8,
        bodyBytes: 0,
        redirects: 0,
        certificateExpiryMs: 1_800_000_000_000,
        tlsProtocol: 'TLSv1.3',
        certificateTrusted: true,
        way: 'proxy',
        page: 'static',
        address: '192.0.2.10',
      },
    },
  }),
  ...[true, false].map((tellUnchanged) =>
    httpCase({
      claim: `tells how long a page had not changed where that is asked for, and nothing of it else: ${tellUnchanged}`,
      ports: page({
        headers: { date: 'Sun, 06 Nov 1994 08:49:37 GMT', 'last-modified': 'Sun, 06 Nov 1994 08:39:37 GMT' },
      }),
      options: { tellUnchanged },
      outcome: {
        ok: true,
        values: {
          ...{ status: 200, resolveMs: 1, connectMs: 2, processingMs: 4, transferMs: 8, bodyBytes: 0, redirects: 0 },
          ...(tellUnchanged && { unchangedMs: 600_000 }),
          way: 'direct',
          address: '192.0.2.10',
        },
      },
    }),
  ),
  ...[true, false].map((tellClock) =>
    httpCase({
      claim: `tells how far the clock is behind the server’s where that is asked for, and nothing of it else: ${tellClock}`,
      ports: page({ headers: { date: 'Mon, 23 Nov 2026 01:00:00 GMT' } }),
      options: { tellClock },
      outcome: {
        ok: true,
        values: {
          ...{ status: 200, resolveMs: 1, connectMs: 2, processingMs: 4, transferMs: 8, bodyBytes: 0, redirects: 0 },
          ...(tellClock && { clockBehindMs: 3_600_000 }),
          way: 'direct',
          address: '192.0.2.10',
        },
      },
    }),
  ),
  httpCase({
    claim: 'says by which way it failed and what page it asked for',
    ports: { http: scriptedHttp({}, { ...failedBy('denied'), way: 'proxy' }) },
    options: { page: 'application' },
    outcome: { ...failedBy('denied'), values: { way: 'proxy', page: 'application' } },
  }),
  ...[
    { pins: 'A'.repeat(43), detail: 'none of its keys is a pinned one; it was issued by "CN=Office Firewall"' },
    { expectedIssuer: issuer, detail: `it was issued by "CN=Office Firewall", not by "${issuer}"` },
  ].map(({ detail, ...options }) =>
    httpCase({
      claim: `finds a trusted certificate that was put in the place of the expected one: ${detail}`,
      ports: page({ tls: firewall }),
      options,
      outcome: { ok: false, failure: 'bad-reply', detail: `the certificate was replaced: ${detail}` },
    }),
  ),
  httpCase({
    claim: 'expects its certificate of the target, not of the place that it redirects to',
    ports: {
      http: scriptedHttp({
        [portal]: exchangeWith({ status: 302, headers: { location: 'https://sso.example.vn/' }, tls: shown }),
        'https://sso.example.vn/': exchangeWith({ tls: firewall }),
      }),
    },
    options: { pins: certificate.keyPin, expectedIssuer: issuer },
    outcome: { ok: true },
  }),
  httpCase({
    claim: 'says that the certificate was replaced before it says that it does not hold',
    ports: page({ tls: { ...firewall, trusted: false, distrust: 'SELF_SIGNED_CERT_IN_CHAIN' } }),
    options: { pins: certificate.keyPin },
    outcome: { ok: false, failure: 'bad-reply' },
  }),
];
