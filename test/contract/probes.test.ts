import type { Failed, PingTrain, Result, Trouble } from '@mach/ports';
import {
  createVirtualTime,
  exchangeWith,
  readableHash,
  scriptedAllowance,
  scriptedBenchmark,
  scriptedBoots,
  scriptedCollectorLink,
  scriptedDatagrams,
  scriptedDns,
  scriptedFiles,
  scriptedHttp,
  scriptedIcmp,
  scriptedInventory,
  scriptedLines,
  scriptedLocalNetwork,
  scriptedMemoryErrors,
  scriptedNeighbourhood,
  scriptedSelf,
  scriptedSlowMinutes,
  scriptedStampSessions,
  scriptedTcp,
  scriptedTls,
  scriptedUdp,
  seededRandom,
  tlsFactsWith,
} from '@mach/ports/testing';
import { kinds, type Probe, type ProbePorts, probes } from '@mach/probes';
import { checkOptions } from '@mach/wire';
import { expect, it } from 'vitest';
import { captiveCases, ntpCases } from './support/clock-and-portal-cases.ts';
import { h323Cases, rtspCases, sipCases, stunCases } from './support/conference-cases.ts';
import { httpWayCases } from './support/http-way-cases.ts';
import { pathCases } from './support/path-cases.ts';
import { compareOptions, dnsCompareCases, portCases } from './support/port-and-name-cases.ts';
import { ippCases, printer } from './support/printer-cases.ts';
import { type Case, failedBy, knownPage, page, portal, redirect, text } from './support/probe-case.ts';
import { imapCases, smtpCases, tlsCases } from './support/secured-cases.ts';
import { ocspCases, ocspOptions, ocspTarget, tsaCases, tsaTarget } from './support/signing-cases.ts';
import { stampCases, stampTarget } from './support/stamp-cases.ts';
import { throughputCases } from './support/throughput-cases.ts';

const troubles: readonly Trouble[] = [
  'timeout',
  'unreachable',
  'refused',
  'not-found',
  'bad-reply',
  'denied',
  'unsupported',
];

/** A world in which nothing answers, with what a case puts into it. */
function world(given: Partial<ProbePorts>): ProbePorts {
  const nothing = failedBy('unreachable');
  return {
    benchmark: scriptedBenchmark(nothing),
    boots: scriptedBoots(),
    memoryErrors: scriptedMemoryErrors(),
    clock: createVirtualTime().machine().program().clock,
    datagrams: scriptedDatagrams(nothing),
    neighbourhood: scriptedNeighbourhood(),
    collector: scriptedCollectorLink(() => nothing),
    dns: scriptedDns(nothing),
    files: scriptedFiles({}),
    hash: readableHash,
    http: scriptedHttp({}, nothing),
    icmp: scriptedIcmp(nothing),
    host: {},
    inventory: scriptedInventory(nothing),
    lineAllowance: scriptedAllowance(),
    lines: scriptedLines(nothing),
    random: seededRandom('probes'),
    self: scriptedSelf({
      version: '0.0.0',
      cpuMs: 0,
      residentBytes: 0,
      spoolReports: 0,
      spoolBytes: 0,
      droppedReports: 0,
      refusedReports: 0,
      sentBytes: 0,
      lateBytes: 0,
      requests: 0,
      failedRequests: 0,
      heldBackChecks: 0,
      slowedForCpu: 0,
      slowedForBytes: 0,
    }),
    localNetwork: scriptedLocalNetwork(),
    slowMinutes: scriptedSlowMinutes(),
    snmp: { round: async () => nothing },
    stampSessions: scriptedStampSessions(nothing),
    tcp: scriptedTcp(nothing),
    tls: scriptedTls(nothing),
    udp: scriptedUdp(() => nothing),
    ...given,
  };
}

function run(kind: string, target: string, ports: Partial<ProbePorts>, given: Record<string, unknown> = {}) {
  const probe = kinds.get(kind) as Probe;
  const options = checkOptions(probe.options, given);
  if (!options.ok) throw new Error(JSON.stringify(options.problems));
  return probe.run(world(ports), target, options.values, new AbortController().signal);
}

const train = (given: Partial<PingTrain>): Result<PingTrain> => ({
  ok: true,
  value: { sent: 4, rttMs: [], duplicates: 0, address: '192.0.2.1', way: 'icmp-command', ...given },
});
const ping = (given: Partial<PingTrain>) => ({ icmp: scriptedIcmp(train(given)) });
const answer = (records: readonly string[], servers: readonly string[] = ['192.0.2.53']) => ({
  dns: scriptedDns({ ok: true, value: { records, durationMs: 12.5, servers } }),
});
const tls = (distrust?: string) =>
  tlsFactsWith({ trusted: distrust === undefined, ...(distrust !== undefined && { distrust }) });
const secured = { resolveMs: 1, connectMs: 2, tlsMs: 3, processingMs: 4, transferMs: 8 };

/** Where each probe's trouble comes from, for the failures that are all handed on the same way. */
const portOf: Readonly<Record<string, (failure: Failed) => Partial<ProbePorts>>> = {
  ping: (failure) => ({ icmp: scriptedIcmp(failure) }),
  dns: (failure) => ({ dns: scriptedDns(failure) }),
  tcp: (failure) => ({ tcp: scriptedTcp(failure) }),
  http: (failure) => ({ http: scriptedHttp({}, failure) }),
  tls: (failure) => ({ tls: scriptedTls(failure) }),
  smtp: (failure) => ({ lines: scriptedLines(failure) }),
  imap: (failure) => ({ lines: scriptedLines(failure) }),
  ntp: (failure) => ({ udp: scriptedUdp(() => failure) }),
  captive: (failure) => ({ http: scriptedHttp({}, failure) }),
  stamp: (failure) => ({ stampSessions: scriptedStampSessions(failure) }),
  stun: (failure) => ({ udp: scriptedUdp(() => failure) }),
  sip: (failure) => ({ udp: scriptedUdp(() => failure) }),
  h323: (failure) => ({ tcp: scriptedTcp(failure) }),
  rtsp: (failure) => ({ lines: scriptedLines(failure) }),
  ocsp: (failure) => ({ http: scriptedHttp({}, failure) }),
  tsa: (failure) => ({ http: scriptedHttp({}, failure) }),
  ipp: (failure) => ({ http: scriptedHttp({}, failure) }),
  port: (failure) => ({ tcp: scriptedTcp(failure) }),
  'dns-compare': (failure) => ({ dns: scriptedDns(failure) }),
  throughput: (failure) => ({ collector: scriptedCollectorLink(() => failure) }),
  path: (failure) => ({ icmp: scriptedIcmp(failure) }),
};
const goodTargets: Readonly<Record<string, string>> = {
  ping: '192.0.2.1',
  dns: 'portal.example.vn',
  tcp: 'portal.example.vn:443',
  http: portal,
  tls: 'portal.example.vn:443',
  smtp: 'mail.example.vn:587',
  imap: 'mail.example.vn:143',
  ntp: 'time.example.vn',
  captive: knownPage,
  stamp: stampTarget,
  stun: 'conference.example.vn',
  sip: 'conference.example.vn',
  h323: 'conference.example.vn',
  rtsp: '192.168.1.64',
  ocsp: ocspTarget,
  tsa: tsaTarget,
  ipp: printer,
  port: ':8987',
  'dns-compare': 'portal.example.vn',
  path: 'portal.example.vn',
  throughput: 'collector',
};
/** For probes that ask nothing without them. */
const goodOptions: Readonly<Record<string, Record<string, unknown>>> = {
  ocsp: ocspOptions,
  'dns-compare': compareOptions,
};

const handedOn: readonly Case[] = probes.flatMap(({ name }) =>
  troubles.map((failure) => ({
    claim: `hands on ${failure} with its detail`,
    kind: name,
    target: goodTargets[name] as string,
    ports: portOf[name]?.(failedBy(failure)) as Partial<ProbePorts>,
    options: goodOptions[name] ?? {},
    outcome: failedBy(failure),
  })),
);

const cases: readonly Case[] = [
  ...handedOn,
  ...httpWayCases,
  {
    claim: 'gives all statistics of a full train',
    kind: 'ping',
    target: '192.0.2.1',
    ports: ping({ rttMs: [10, 14, 11, 12] }),
    outcome: {
      ok: true,
      values: {
        sent: 4,
        received: 4,
        duplicates: 0,
        lossRatio: 0,
        rttMinMs: 10,
        rttMedianMs: 11.5,
        rttP95Ms: 14,
        jitterMs: (4 + 3 + 1) / 3,
        way: 'icmp-command',
        address: '192.0.2.1',
      },
    },
  },
  {
    claim: 'leaves jitter out with a single reply',
    kind: 'ping',
    target: 'gateway',
    ports: ping({ rttMs: [7], duplicates: 2, way: 'tcp-connect' }),
    outcome: {
      ok: true,
      values: {
        sent: 4,
        received: 1,
        duplicates: 2,
        lossRatio: 0.75,
        rttMinMs: 7,
        rttMedianMs: 7,
        rttP95Ms: 7,
        way: 'tcp-connect',
        address: '192.0.2.1',
      },
    },
  },
  {
    claim: 'is a timeout with its counts when nothing came back',
    kind: 'ping',
    target: '192.0.2.1',
    ports: ping({}),
    outcome: {
      ok: false,
      failure: 'timeout',
      detail: 'none of 4 packets came back',
      values: { sent: 4, received: 0, duplicates: 0, lossRatio: 1, way: 'icmp-command', address: '192.0.2.1' },
    },
  },
  {
    claim: 'is unreachable when somebody on the way said so',
    kind: 'ping',
    target: '192.0.2.1',
    ports: ping({ rejection: 'Destination Host Unreachable from 192.0.2.254' }),
    outcome: { ok: false, failure: 'unreachable', detail: 'Destination Host Unreachable from 192.0.2.254' },
  },
  {
    claim: 'says no loss ratio of a train that was stopped before its first packet',
    kind: 'ping',
    target: '192.0.2.1',
    ports: ping({ sent: 0 }),
    outcome: {
      ok: false,
      failure: 'timeout',
      values: { sent: 0, received: 0, duplicates: 0, way: 'icmp-command', address: '192.0.2.1' },
    },
  },
  {
    claim: 'refuses a target that could be read as an option',
    kind: 'ping',
    target: '-f',
    ports: ping({ rttMs: [1] }),
    outcome: { ok: false, failure: 'unsupported' },
  },
  {
    claim: 'gives the answer sorted, for resolvers turn their records round',
    kind: 'dns',
    target: 'portal.example.vn',
    ports: answer(['192.0.2.2', '192.0.2.1']),
    outcome: { ok: true, values: { lookupMs: 12.5, records: 2, answer: '192.0.2.1 192.0.2.2' } },
  },
  {
    claim: 'names the resolvers of the network that were asked, and no public one',
    kind: 'dns',
    target: 'portal.example.vn',
    ports: answer(['192.0.2.1'], ['192.168.1.1', '203.0.113.53', '127.0.0.53:5353', '[fd00::1]:53']),
    outcome: {
      ok: true,
      values: { lookupMs: 12.5, records: 1, answer: '192.0.2.1', resolvers: '192.168.1.1 127.0.0.53 fd00::1' },
    },
  },
  {
    claim: 'is not-found where the name has no record of the type',
    kind: 'dns',
    target: 'portal.example.vn',
    ports: answer([]),
    outcome: { ok: false, failure: 'not-found', values: { lookupMs: 12.5, records: 0 } },
  },
  {
    claim: 'is a bad reply where the expected record is missing',
    kind: 'dns',
    target: 'portal.example.vn',
    ports: answer(['192.168.1.1']),
    options: { expected: '192.0.2.1' },
    outcome: { ok: false, failure: 'bad-reply', values: { lookupMs: 12.5, records: 1, answer: '192.168.1.1' } },
  },
  {
    claim: 'refuses what is no name',
    kind: 'dns',
    target: 'not a name',
    ports: answer(['192.0.2.1']),
    outcome: { ok: false, failure: 'unsupported' },
  },
  {
    claim: 'gives the phases of a connection',
    kind: 'tcp',
    target: '[2001:db8::1]:443',
    ports: { tcp: scriptedTcp({ ok: true, value: { address: '2001:db8::1', resolveMs: 0, connectMs: 9 } }) },
    outcome: { ok: true, values: { address: '2001:db8::1', resolveMs: 0, connectMs: 9 } },
  },
  ...[
    'portal.example.vn',
    'portal.example.vn:0',
    'portal.example.vn:65536',
    '2001:db8::1:443',
    ':443',
    'a b:1',
    '-x:1',
  ].map(
    (target): Case => ({
      claim: `refuses "${target}"`,
      kind: 'tcp',
      target,
      ports: {},
      outcome: { ok: false, failure: 'unsupported' },
    }),
  ),
  {
    claim: 'gives status, phases and size of a page over plain HTTP',
    kind: 'http',
    target: 'http://portal.example.vn/',
    ports: page({ body: text('xin chào') }),
    outcome: {
      ok: true,
      values: {
        status: 200,
        resolveMs: 1,
        connectMs: 2,
        processingMs: 4,
        transferMs: 8,
        bodyBytes: 9,
        redirects: 0,
        way: 'direct',
        address: '192.0.2.10',
      },
    },
  },
  {
    claim: 'adds the phases of redirects up and tells the certificate of the last answer',
    kind: 'http',
    target: portal,
    ports: {
      http: scriptedHttp({
        [portal]: exchangeWith({ status: 301, headers: { location: '/home' }, phases: secured, tls: tls() }),
        [`${portal}home`]: exchangeWith({ phases: secured, tls: tls() }),
      }),
    },
    outcome: {
      ok: true,
      values: {
        status: 200,
        resolveMs: 2,
        connectMs: 4,
        tlsMs: 6,
        processingMs: 8,
        transferMs: 16,
        bodyBytes: 0,
        redirects: 1,
        certificateExpiryMs: 1_800_000_000_000,
        tlsProtocol: 'TLSv1.3',
        certificateTrusted: true,
        way: 'direct',
        address: '192.0.2.10',
      },
    },
  },
  {
    claim: 'is a bad reply at a status that is not expected, with all values',
    kind: 'http',
    target: portal,
    ports: page({ status: 503 }),
    outcome: { ok: false, failure: 'bad-reply', detail: 'status 503, expected 200-399' },
  },
  {
    claim: 'takes a status that is named as good',
    kind: 'http',
    target: portal,
    ports: page({ status: 401 }),
    options: { expectStatus: '200-299,401' },
    outcome: { ok: true },
  },
  {
    claim: 'says that the page holds the expected text',
    kind: 'http',
    target: portal,
    ports: page({ body: text('<h1>Cổng Dịch vụ công</h1>') }),
    options: { contains: 'Cổng Dịch vụ công' },
    outcome: { ok: true },
  },
  {
    claim: 'is a bad reply when a captive portal shows its own page',
    kind: 'http',
    target: portal,
    ports: page({ body: text('<title>Wi-Fi login</title>') }),
    options: { contains: 'Dịch vụ công' },
    outcome: { ok: false, failure: 'bad-reply', detail: 'the page does not hold the expected text' },
  },
  {
    claim: 'says that only a part of a long page was looked at',
    kind: 'http',
    target: portal,
    ports: page({ body: text('abc'), bodyTruncated: true }),
    options: { contains: 'xyz' },
    outcome: { ok: false, failure: 'bad-reply', detail: 'the first 3 bytes of the page do not hold the expected text' },
  },
  {
    claim: 'takes the expected text literally',
    kind: 'http',
    target: portal,
    ports: page({ body: text('aaa') }),
    options: { contains: 'a.a' },
    outcome: { ok: false, failure: 'bad-reply' },
  },
  {
    claim: 'ends a redirect loop at its limit',
    kind: 'http',
    target: portal,
    ports: { http: scriptedHttp({}, redirect(portal)) },
    outcome: {
      ok: false,
      failure: 'bad-reply',
      detail: 'more than 5 redirects, the last one to portal.example.vn',
    },
  },
  {
    claim: 'does not follow with redirectsMax 0',
    kind: 'http',
    target: portal,
    ports: { http: scriptedHttp({}, redirect('https://elsewhere.example.vn/')) },
    options: { redirectsMax: 0 },
    outcome: { ok: true },
  },
  {
    claim: 'is a bad reply when it is sent to another protocol',
    kind: 'http',
    target: portal,
    ports: { http: scriptedHttp({}, redirect('ftp://portal.example.vn/')) },
    outcome: { ok: false, failure: 'bad-reply' },
  },
  {
    claim: 'keeps what it measured when the place it was sent to fails',
    kind: 'http',
    target: portal,
    ports: { http: scriptedHttp({ [portal]: redirect('https://dead.example.vn/') }, failedBy('refused')) },
    outcome: { ...failedBy('refused'), values: expect.objectContaining({ status: 302, redirects: 0 }) },
  },
  ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'].flatMap((code): Case[] => [
    {
      claim: `is a bad reply at ${code}`,
      kind: 'http',
      target: portal,
      ports: page({ tls: tls(code), phases: secured }),
      outcome: { ok: false, failure: 'bad-reply', detail: `the certificate does not hold: ${code}` },
    },
    {
      claim: `tells ${code} as a value alone when trust is not required`,
      kind: 'http',
      target: portal,
      ports: page({ tls: tls(code), phases: secured }),
      options: { requireTrust: false },
      outcome: { ok: true },
    },
  ]),
  ...tlsCases,
  ...smtpCases,
  ...imapCases,
  ...ntpCases,
  ...captiveCases,
  ...stampCases,
  ...stunCases,
  ...sipCases,
  ...h323Cases,
  ...rtspCases,
  ...ocspCases,
  ...tsaCases,
  ...ippCases,
  ...portCases,
  ...dnsCompareCases,
  ...pathCases,
  ...throughputCases,
];

it.each(cases)('$kind $claim', async ({ kind, target, ports, options, outcome }) => {
  const found = await run(kind, target, ports, options);
  expect(found).toMatchObject(outcome);
  const expected = 'values' in outcome ? outcome.values : undefined;
  if (expected !== undefined) expect(found.values).toEqual(expected);
});

it.each(probes.map((probe) => [probe.name, probe] as const))('%s gives only values that it declares', async (name) => {
  const declared = new Set(probes.find((probe) => probe.name === name)?.metrics.map((metric) => metric.value));
  const outcomes = await Promise.all(
    cases.filter(({ kind }) => kind === name).map(({ target, ports, options }) => run(name, target, ports, options)),
  );
  const given = new Set(outcomes.flatMap((outcome) => Object.keys(outcome.values ?? {})));
  expect([...given].filter((value) => !declared.has(value))).toEqual([]);
  expect([...declared].filter((value) => !given.has(value))).toEqual([]);
});
