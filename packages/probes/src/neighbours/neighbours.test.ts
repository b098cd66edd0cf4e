import type { PingRequest } from '@mach/ports';
import { createVirtualTime, readableHash, scriptedFiles, scriptedNeighbourhood } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import type { PolledOutcome } from '../contract.ts';
import { neighbours, neighbourTable, OWN_NETWORK } from './neighbours.ts';

/** As /proc/net/arp prints it (proc(5)). */
const ARP = `IP address       HW type     Flags       HW address            Mask     Device
192.168.1.1      0x1         0x2         00:00:5e:00:53:01     *        lan0
192.168.1.9      0x1         0x2         00:00:5e:00:53:09     *        lan0
192.168.1.8      0x1         0x2         00:00:5e:00:53:09     *        lan0
192.168.1.77     0x1         0x0         00:00:00:00:00:00     *        lan0
192.168.1.30     0x1         0x2         da:a1:19:00:00:30     *        lan0
203.0.113.1      0x1         0x2         00:00:5e:00:53:99     *        wan0
`;
const office = { interface: 'lan0', address: '192.168.1.20', prefix: 24, mac: '00:00:5e:00:53:20' };
const ssdp = 'HTTP/1.1 200 OK\r\nST: urn:schemas-upnp-org:device:InternetGatewayDevice:1\r\n\r\n';

async function look(networks = [office], target = OWN_NETWORK) {
  const time = createVirtualTime();
  const { clock } = time.machine().program();
  const pinged: { readonly host: string; readonly atMs: number }[] = [];
  const ping = async ({ host }: PingRequest) => {
    pinged.push({ host, atMs: clock.uptimeMs() });
    const rttMs = host === '192.168.1.1' ? [0.5] : [];
    return { ok: true, value: { sent: 1, rttMs, duplicates: 0, address: host, way: 'icmp-socket' } } as const;
  };
  const io = {
    clock,
    files: scriptedFiles({ files: { '/proc/net/arp': ARP } }),
    hash: readableHash,
    host: {},
    icmp: { ping },
    neighbourhood: scriptedNeighbourhood({
      networks,
      groups: { '239.255.255.250': [{ address: '192.168.1.1', datagram: new TextEncoder().encode(ssdp) }] },
    }),
  };
  let found: readonly PolledOutcome[] | undefined;
  void neighbours.run(io, target, { addressesPerSecond: 4 }, new AbortController().signal).then((outcomes) => {
    found = outcomes;
  });
  await time.runUntil(120_000);
  return { found, pinged };
}

it('tells each device once, by the hash of its hardware address, with what speaks for what it is', async () => {
  const { found } = await look();
  expect(found).toEqual([
    {
      ok: true,
      values: { ownAddress: '192.168.1.20', addressesPerSecond: 4, addressesAsked: 253, found: 2, hidden: 1 },
    },
    {
      ok: true,
      kind: 'neighbour',
      target: readableHash.salted('00:00:5e:00:53:01'),
      values: { address: '192.168.1.1', answersPing: true, upnpTypes: 'InternetGatewayDevice' },
    },
    {
      ok: true,
      kind: 'neighbour',
      target: readableHash.salted('00:00:5e:00:53:09'),
      values: { address: '192.168.1.9', answersPing: false },
    },
  ]);
});

it('asks each address once, no faster than it is told to', async () => {
  const { pinged } = await look();
  expect(new Set(pinged.map(({ host }) => host)).size).toBe(253);
  expect(pinged).toHaveLength(253);
  const gaps = pinged.slice(1).map(({ atMs }, i) => atMs - (pinged[i]?.atMs ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(250);
});

it('looks at no public network and at none as wide as a district', async () => {
  const wide = { ...office, address: '10.1.2.3', prefix: 16 };
  const { found, pinged } = await look([{ ...office, address: '203.113.9.20' }, wide]);
  expect(found).toMatchObject([{ ok: false, failure: 'not-found' }]);
  expect(pinged).toEqual([]);
});

it('looks at no other network than its own', async () => {
  expect((await look([office], '10.0.0.0/8')).found).toMatchObject([{ ok: false, failure: 'unsupported' }]);
});

it('reads a table with nobody in it, and one that is no table', () => {
  expect(neighbourTable('')).toEqual([]);
  expect(neighbourTable('<html>\n1 2 3 4\n')).toEqual([]);
});
