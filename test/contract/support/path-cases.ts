import type { PingRequest, PingTrain, Result } from '@mach/ports';
import { createVirtualTime, scriptedIcmp } from '@mach/ports/testing';
import { type Case, failedBy } from './probe-case.ts';

type Hop = Partial<PingTrain> | Result<PingTrain>;

const target = '203.0.113.10';
const at = (expiredAt: string): Hop => ({ rejection: `Time to live exceeded from ${expiredAt}`, expiredAt });
const silent: Hop = {};
const there: Hop = { rttMs: [8] };
const filtered: Hop = { rejection: 'Packet filtered from 203.0.113.1' };

/** A way of these hops; behind the last one there is the same again. */
const way = (...hops: readonly Hop[]) => ({
  icmp: scriptedIcmp(({ ttl = 0 }: PingRequest): Result<PingTrain> => {
    const hop = hops[Math.min(ttl, hops.length) - 1] as Hop;
    if ('ok' in hop) return hop;
    return { ok: true, value: { sent: 1, rttMs: [], duplicates: 0, address: target, way: 'icmp-command', ...hop } };
  }),
});
const told = (gateway: string) => ({ gateway, gatewayHash: `hash of ${gateway}` });
const outside = (firstOutside: string, firstOutsideHop: number) => ({
  firstOutside,
  firstOutsideHop,
  firstOutsideHash: `hash of ${firstOutside}`,
});
const pathCase = (given: Omit<Case, 'kind' | 'target'>): Case => ({
  kind: 'path',
  target: 'portal.example.vn',
  ...given,
});

export const pathCases: readonly Case[] = [
  pathCase({
    claim: 'gives gateway, first hop outside and the hops to the target',
    ports: way(at('192.168.1.1'), at('100.64.0.1'), at('203.0.113.1'), at('203.0.113.2'), there),
    outcome: {
      ok: true,
      values: {
        ...{ reached: true, hops: 5, answeredHops: 4, secondHop: 'carrier', leavesPrivate: true },
        ...told('192.168.1.1'),
        ...outside('203.0.113.1', 3),
      },
    },
  }),
  pathCase({
    claim: 'takes the first hop beyond the gateway where all of them are private',
    ports: way(at('192.168.1.1'), silent, at('10.0.0.1'), at('10.0.0.2'), there),
    outcome: {
      ok: true,
      values: {
        ...{ reached: true, hops: 5, answeredHops: 3, leavesPrivate: false },
        ...told('192.168.1.1'),
        ...outside('10.0.0.1', 3),
      },
    },
  }),
  pathCase({
    claim: 'does not take a gateway with a public address for the outside',
    ports: way(at('203.0.113.129'), at('203.0.113.1'), there),
    outcome: {
      ok: true,
      values: {
        ...{ reached: true, hops: 3, answeredHops: 2, secondHop: 'public', leavesPrivate: true },
        ...told('203.0.113.129'),
        ...outside('203.0.113.1', 2),
      },
    },
  }),
  pathCase({
    claim: 'tells another router of the office from a private address that a carrier may have too',
    ports: way(at('192.168.1.1'), at('192.168.0.1'), at('10.20.0.1'), at('203.0.113.1'), there),
    outcome: {
      ok: true,
      values: {
        ...{ reached: true, hops: 5, answeredHops: 4, secondHop: 'office', leavesPrivate: true },
        ...told('192.168.1.1'),
        ...outside('203.0.113.1', 4),
      },
    },
  }),
  pathCase({
    claim: 'calls the other private ranges private',
    ports: way(at('192.168.1.1'), at('172.20.0.1'), at('203.0.113.1'), there),
    outcome: {
      ok: true,
      values: {
        ...{ reached: true, hops: 4, answeredHops: 3, secondHop: 'private', leavesPrivate: true },
        ...told('192.168.1.1'),
        ...outside('203.0.113.1', 3),
      },
    },
  }),
  pathCase({
    claim: 'leaves unknown who keeps silent',
    ports: way(silent, silent, there),
    outcome: { ok: true, values: { reached: true, hops: 3, answeredHops: 0 } },
  }),
  pathCase({
    claim: 'knows neither gateway nor outside of a neighbour',
    ports: way(there),
    outcome: { ok: true, values: { reached: true, hops: 1, answeredHops: 0 } },
  }),
  pathCase({
    claim: 'is good where the target lies further than it looks',
    ports: way(at('192.168.1.1'), at('203.0.113.1'), silent),
    options: { hopsMax: 3 },
    outcome: {
      ok: true,
      values: {
        ...{ reached: false, answeredHops: 2, secondHop: 'public', leavesPrivate: true },
        ...told('192.168.1.1'),
        ...outside('203.0.113.1', 2),
      },
    },
  }),
  pathCase({
    claim: 'is a timeout when nobody on the way answers',
    ports: way(silent),
    outcome: {
      ok: false,
      failure: 'timeout',
      detail: 'none of 6 hops answered',
      values: { reached: false, answeredHops: 0 },
    },
  }),
  pathCase({
    claim: 'says who cuts the way short',
    ports: way(at('192.168.1.1'), at('203.0.113.1'), filtered),
    outcome: {
      ok: false,
      failure: 'unreachable',
      detail: 'Packet filtered from 203.0.113.1',
      values: {
        ...{ reached: false, answeredHops: 2, secondHop: 'public', leavesPrivate: true },
        ...told('192.168.1.1'),
        ...outside('203.0.113.1', 2),
      },
    },
  }),
  pathCase({
    claim: 'keeps what it had found when a later packet can’t be sent',
    ports: way(at('192.168.1.1'), failedBy('denied')),
    outcome: {
      ...failedBy('denied'),
      values: { reached: false, answeredHops: 1, ...told('192.168.1.1') },
    },
  }),
  pathCase({
    claim: 'asks no further hop once its time is over',
    ports: { ...way(silent), ...hurried() },
    outcome: { ok: false, failure: 'timeout', detail: 'none of 1 hops answered' },
  }),
  {
    claim: 'refuses a URL',
    kind: 'path',
    target: 'https://portal.example.vn/',
    ports: way(there),
    outcome: { ok: false, failure: 'unsupported' },
  },
];

/** A clock that is an hour further each time it is looked at. */
function hurried() {
  const { clock } = createVirtualTime().machine().program();
  let hours = 0;
  return { clock: { ...clock, uptimeMs: () => 3_600_000 * hours++ } };
}
