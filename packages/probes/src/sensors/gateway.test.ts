import { readableHash, scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { defaultGateway, gateway } from './gateway.ts';

/** Captured on a virtual machine with Linux 6.18. */
const route = `Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
eth0	00000000	010200C0	0003	0	0	0	00000000	0	0	0
eth0	000200C0	00000000	0001	0	0	0	00FFFFFF	0	0	0
`;
const arp = `IP address       HW type     Flags       HW address            Mask     Device
192.0.2.1        0x1         0x2         02:fc:00:00:00:05     *        eth0
`;
const run = (files: Record<string, string>) =>
  gateway.run({ files: scriptedFiles({ files }), hash: readableHash, host: {} }, {}, new AbortController().signal);

it('gives the address and the hash of its MAC', async () => {
  expect(await run({ '/proc/net/route': route, '/proc/net/arp': arp })).toEqual([
    { ok: true, values: { address: '192.0.2.1', interface: 'eth0', macHash: 'hash of 02:fc:00:00:00:05' } },
  ]);
});

it.each([
  ['of another card', arp.replace('eth0', 'wlan0')],
  ['that is not known yet', arp.replace('02:fc:00:00:00:05', '00:00:00:00:00:00')],
  ['of nobody', ''],
])('leaves the hash out for a MAC %s', async (_, table) => {
  const [reading] = await run({ '/proc/net/route': route, '/proc/net/arp': table });
  expect(reading?.values).toEqual({ address: '192.0.2.1', interface: 'eth0' });
});

it('takes the route with the lowest metric', () => {
  const wireless = 'wlan0	00000000	0101A8C0	0003	0	0	600	00000000	0	0	0\n';
  const wired = 'eth0	00000000	FE01A8C0	0003	0	0	100	00000000	0	0	0\n';
  expect(defaultGateway(wireless + wired)).toEqual({ address: '192.168.1.254', interface: 'eth0' });
});

it.each([
  ['no route at all', ''],
  ['a route without a gateway', 'ppp0	00000000	00000000	0001	0	0	0	00000000	0	0	0\n'],
])('is not-found with %s', async (_, text) => {
  expect(await run({ '/proc/net/route': text })).toMatchObject([{ ok: false, failure: 'not-found' }]);
});

it.each([
  ['its own private address', '192.168.1.17', { ownAddress: '192.168.1.17' }],
  ['no public one, which would tell where it is', '203.0.113.9', {}],
])('gives %s', async (_, address, expected) => {
  const [network, gatewayHex] = address.startsWith('192') ? ['0001A8C0', '0101A8C0'] : ['007100CB', '017100CB'];
  const found = await run({
    '/proc/net/route': `eth0 00000000 ${gatewayHex} 0003 0 0 0 00000000 0 0 0\neth0 ${network} 00000000 0001 0 0 0 00FFFFFF 0 0 0\n`,
    '/proc/net/fib_trie': `     |-- ${address}\n        /32 host LOCAL\n`,
  });
  const { address: _gateway, interface: _name, ...rest } = found[0]?.values ?? {};
  expect(rest).toEqual(expected);
});
