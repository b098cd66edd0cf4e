import { createVirtualTime, scriptedHttp, scriptedUdp } from '@mach/ports/testing';
import { expect } from 'vitest';
import { ntpAnswer } from './ntp-packets.ts';
import { type Case, knownPage, page, portal, redirect, text } from './probe-case.ts';

/** The clock of the probe under test stands still at this. */
const receivedAtMs = createVirtualTime().machine().program().clock.wallMs();

/** A server 250 ms ahead, 4 ms away on both ways. */
const time = (put: Readonly<Record<number, number>> = {}, bytes = 48) => ({
  udp: scriptedUdp(({ payload }) => ({
    ok: true,
    value: {
      datagram: ntpAnswer(payload, { wallMs: receivedAtMs - 4 + 250, put }).subarray(0, bytes),
      address: '192.0.2.123',
      resolveMs: 3,
      roundTripMs: 8,
    },
  })),
});
const told = { address: '192.0.2.123', resolveMs: 3, stratum: 2, referenceId: '192.0.2.1' };

const oddTimes: readonly (readonly [what: string, put: Readonly<Record<number, number>>, detail: string])[] = [
  ['a kiss of death', { 1: 0, 12: 0x52, 13: 0x41, 14: 0x54, 15: 0x45 }, 'the server sends a kiss of death: RATE'],
  ['stratum 16', { 1: 16 }, 'the server’s own clock is not set'],
  ['a clock that was never set', { 0: 0xe4 }, 'the server’s own clock is not set'],
  ['the question sent back', { 0: 0x23 }, 'an answer of mode 3, not of a server'],
  ['the answer to another question', { 24: 0, 25: 0, 26: 0, 27: 0 }, 'the scripted datagram is no answer'],
];

export const ntpCases: readonly Case[] = [
  {
    claim: 'gives offset and delay',
    kind: 'ntp',
    target: 'time.example.vn',
    ports: time(),
    outcome: {
      ok: true,
      values: {
        ...told,
        offsetMs: expect.closeTo(250, 2),
        delayMs: expect.closeTo(8, 5),
        rootDelayMs: 500,
        rootDispersionMs: 250,
      },
    },
  },
  ...oddTimes.map(
    ([what, put, detail]): Case => ({
      claim: `is a bad reply at ${what}`,
      kind: 'ntp',
      target: 'time.example.vn',
      ports: time(put),
      outcome: { ok: false, failure: 'bad-reply', detail },
    }),
  ),
  {
    claim: 'is a bad reply at a packet that is cut',
    kind: 'ntp',
    target: 'time.example.vn',
    ports: time({}, 47),
    outcome: { ok: false, failure: 'bad-reply', detail: 'the scripted datagram is no answer' },
  },
  {
    claim: 'refuses a target with a port, which is an option',
    kind: 'ntp',
    target: 'time.example.vn:123',
    ports: time(),
    outcome: { ok: false, failure: 'unsupported' },
  },
];

const answered = { status: 200, resolveMs: 1, connectMs: 2, processingMs: 4, address: '192.0.2.10' };
const wifiPage = text('<h1>Wi-Fi</h1>');
const captiveCase = (given: Omit<Case, 'kind' | 'target'> & { readonly target?: string }): Case => ({
  kind: 'captive',
  target: knownPage,
  ...given,
});

export const captiveCases: readonly Case[] = [
  captiveCase({
    claim: 'is good when the known page comes',
    ports: page({ body: text('{"status":"alive","version":"1"}') }),
    options: { contains: '"status":"alive"' },
    outcome: { ok: true, values: { ...answered, captive: false } },
  }),
  captiveCase({
    claim: 'is good when the empty page is empty',
    ports: page({ status: 204 }),
    outcome: { ok: true, values: { ...answered, status: 204, captive: false } },
  }),
  captiveCase({
    claim: 'sees a portal in a redirect to another host, and tells nothing of it but the host',
    ports: { http: scriptedHttp({}, redirect('https://login.wifi.example/?mac=00-00-5e-00-53-01')) },
    outcome: {
      ok: false,
      failure: 'bad-reply',
      detail: 'a captive portal is in the way: it sends to login.wifi.example',
      values: { ...answered, status: 302, captive: true, portalHost: 'login.wifi.example' },
    },
  }),
  captiveCase({
    claim: 'sees a portal in another page',
    ports: page({ body: wifiPage }),
    options: { contains: 'alive' },
    outcome: { ok: false, failure: 'bad-reply', values: { ...answered, captive: true } },
  }),
  captiveCase({
    claim: 'sees a portal in content where there is none',
    ports: page({ body: wifiPage }),
    outcome: { ok: false, failure: 'bad-reply', values: { ...answered, captive: true } },
  }),
  captiveCase({
    claim: 'sees a portal in status 511',
    ports: page({ status: 511 }),
    outcome: { ok: false, failure: 'bad-reply', values: { ...answered, status: 511, captive: true } },
  }),
  captiveCase({
    claim: 'says nothing of a portal at an error of the server',
    ports: page({ status: 503 }),
    outcome: { ok: false, failure: 'bad-reply', detail: 'status 503', values: { ...answered, status: 503 } },
  }),
  captiveCase({
    claim: 'says nothing of a portal at a redirect of the page’s own',
    ports: { http: scriptedHttp({}, redirect('/home', 301)) },
    outcome: {
      ok: false,
      failure: 'bad-reply',
      detail: 'status 301 to the same host; choose a page that does not redirect',
      values: { ...answered, status: 301 },
    },
  }),
  captiveCase({
    claim: 'refuses an https page, which no portal can stand in for',
    target: portal,
    ports: page({}),
    outcome: { ok: false, failure: 'unsupported' },
  }),
];
