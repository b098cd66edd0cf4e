import type { LocalNetworkFacts } from '@mach/ports';
import { createVirtualTime, readableHash, scriptedFiles, scriptedLocalNetwork } from '@mach/ports/testing';
import { describe, expect, it } from 'vitest';
import { COLLECTED_LAN_FILE } from '../lan/collected-lan.ts';
import { dhcp } from './dhcp.ts';
import { localNetwork } from './local-network.ts';

const { clock } = createVirtualTime().machine().program();
const HOUR_MS = 3_600_000;
const route = 'eth0 00000000 014DA8C0 0003 0 0 0 00000000 0 0 0\n';

/** What `mach-agent collect-lan` left in a network namespace with two DHCP servers and a clone of the gateway, on 2026-11-26. */
const look = {
  v: 1,
  interface: 'eth0',
  gateway: '192.168.77.1',
  gatewayOwners: ['02:00:00:77:00:01', '02:00:00:77:00:66'],
  ownAddressOthers: [],
  dhcpServers: [
    {
      ...{ server: '192.168.77.1', router: '192.168.77.1', nameServers: ['192.168.77.1'], leaseS: 3_600 },
      mac: '02:00:00:77:00:01',
    },
    {
      ...{ server: '192.168.77.254', router: '192.168.77.254', nameServers: ['192.168.77.254'], leaseS: 3_600 },
      mac: '02:00:00:77:00:fe',
    },
  ],
};
const left = (change: object = {}, ageMs = HOUR_MS) => ({
  '/proc/net/route': route,
  [COLLECTED_LAN_FILE]: JSON.stringify({ ...look, madeAt: clock.wallMs() - ageMs, ...change }),
});
const ports = (files: Record<string, string>, facts?: LocalNetworkFacts) => ({
  ...{ files: scriptedFiles({ files }), clock, hash: readableHash, host: {} },
  localNetwork: scriptedLocalNetwork(facts),
});
const never = new AbortController().signal;
const servers = (files: Record<string, string>) => dhcp.run(ports(files), {}, never);

describe('servers that give out addresses', () => {
  it('are those that answered, by hashes of their hardware', async () => {
    const one = (address: string, mac: string) => ({
      ok: true,
      target: address,
      values: {
        ...{ answered: true, router: address, nameServers: address, leaseMs: HOUR_MS },
        ...{ macHash: `hash of ${mac}`, ageMs: HOUR_MS },
      },
    });
    expect(await servers(left())).toEqual([
      one('192.168.77.1', '02:00:00:77:00:01'),
      one('192.168.77.254', '02:00:00:77:00:fe'),
    ]);
  });

  it.each([
    ['nobody looked', { '/proc/net/route': route }, 'not-found', /collect-lan/],
    ['nobody has looked for a week', left({}, 168 * HOUR_MS), 'timeout', /168 hours/],
    ['the look was at another network', left({ gateway: '192.168.1.1' }), 'timeout', /another network/],
    ['the file holds something else', { ...left(), [COLLECTED_LAN_FILE]: '[]' }, 'bad-reply', /holds no look/],
    ['no server answered', left({ dhcpServers: [] }), 'not-found', /no server/],
  ])('are unknown where %s', async (_, files, failure, detail) => {
    expect(await servers(files)).toEqual([{ ok: false, failure, detail: expect.stringMatching(detail) }]);
  });

  it('are told without a public address', async () => {
    const router = '203.0.113.1';
    const dhcpServers = [{ ...look.dhcpServers[0], router }];
    expect((await servers(left({ dhcpServers })))[0]?.values).not.toHaveProperty('router');
  });
});

describe('the local network', () => {
  const facts = { gatewayPackets: 430, gatewayLossRatio: 0.02, gatewayLossyTrains: 6, gatewayReturns: 0 };
  const read = (files: Record<string, string>, lately?: LocalNetworkFacts) =>
    localNetwork.run(ports(files, lately), {}, never);

  it('is what an agent that stays has met, and who answered for its addresses', async () => {
    const asked = { gatewayOwners: 2, ownAddressOthers: 0, ageMs: HOUR_MS };
    expect(await read(left(), facts)).toEqual([{ ok: true, values: { ...facts, ...asked } }]);
  });

  it('leaves out who answered where nobody asked, and what was met where nobody stays', async () => {
    expect(await read({}, facts)).toEqual([{ ok: true, values: facts }]);
    expect(await read(left())).toMatchObject([{ ok: true, values: { gatewayOwners: 2 } }]);
    expect(await read({})).toMatchObject([{ ok: false, failure: 'unsupported' }]);
  });
});
