import type { DnsQuestion, DnsReply, Result } from '@mach/ports';
import { scriptedTcp } from '@mach/ports/testing';
import { type Case, failedBy } from './probe-case.ts';

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
        networkLookupMs: 0,
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
