import { expect, it } from 'vitest';
import { type DhcpTestimony, type DhcpWitness, siteDhcpServers } from './site-dhcp-servers.ts';

const HOUR_MS = 3_600_000;
const answer = (address: string, more: Partial<DhcpTestimony> = {}): DhcpTestimony => ({
  address,
  macHash: `mac ${address}`,
  router: address,
  answered: true,
  since: 0,
  seenAt: 0,
  ...more,
});
const { macHash: _, ...lease } = answer('192.168.1.1', { answered: false });
const pc = (id: string, ...servers: readonly DhcpTestimony[]): DhcpWitness => ({ id, servers });
const twin = answer('192.168.1.2', { macHash: 'mac 192.168.1.1' });
const [modem, stray] = [answer('192.168.1.1'), answer('192.168.1.254')];

it('is a finding where two PCs say so, with who says it and the ways out', () => {
  expect(siteDhcpServers([pc('a', modem, stray), pc('b', modem, { ...stray, since: 5 }), pc('c', modem)])).toEqual({
    parameters: { servers: 2, addresses: '192.168.1.1 192.168.1.254', gateways: '192.168.1.1 192.168.1.254' },
    saidBy: ['a', 'b'],
    since: 0,
  });
});

it('is a finding where one PC says so in looks that are half a day apart', () => {
  const later = { ...stray, seenAt: 13 * HOUR_MS };
  expect(siteDhcpServers([pc('a', modem, later)])).toMatchObject({ saidBy: ['a'], parameters: { servers: 2 } });
});

it('is a finding where PCs have had their leases from different servers for long', () => {
  const odd = { ...lease, address: '192.168.1.254', seenAt: 24 * HOUR_MS };
  expect(siteDhcpServers([pc('a', lease), pc('b', lease), pc('c', odd)])).toMatchObject({ saidBy: ['c'] });
});

it.each([
  ['nobody who tells anything', []],
  ['one server', [pc('a', modem), pc('b', modem)]],
  ['one look of one PC, however often it is told again', [pc('a', modem, stray), pc('b', modem)]],
  ['one lease of a moment', [pc('a', lease), pc('b', { ...lease, address: '192.168.43.1' })]],
  ['one box with two addresses', [pc('a', modem, twin), pc('b', modem, twin)]],
  ['a lease of the server that answered', [pc('a', modem), pc('b', { ...lease, seenAt: 99 * HOUR_MS })]],
])('is none by %s', (_name, witnesses) => {
  expect(siteDhcpServers(witnesses)).toBeUndefined();
});
