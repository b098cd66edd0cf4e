import { expect, it } from 'vitest';
import { ownNetworkGuard } from './own-network-guard.ts';

it.each([
  ['a device of the own network', ['192.168.1.20/24'], '192.168.1.7', true],
  ['this PC itself', ['192.168.1.20/24'], '192.168.1.20', false],
  ['the name of the network', ['192.168.1.20/24'], '192.168.1.0', false],
  ['its broadcast address', ['192.168.1.20/24'], '192.168.1.255', false],
  ['the middle of a wider network', ['10.1.0.20/22'], '10.1.2.255', true],
  ['the other end of a link of two', ['10.9.9.0/31'], '10.9.9.1', true],
  ['another network', ['192.168.1.20/24'], '192.168.2.7', false],
  ['a network as wide as a district', ['10.1.2.20/16'], '10.1.9.7', false],
  ['a narrow network within such a one', ['10.1.2.20/16', '10.1.2.20/24'], '10.1.2.7', true],
  ['a LAN with public addresses', ['203.113.9.20/24'], '203.113.9.25', false],
  ['a neighbour by IPv6', ['fd00:1::20/120'], 'fd00:1::7', false],
  ['the loopback', ['127.0.0.1/8'], '127.0.0.5', false],
  ['what is no address', ['192.168.1.20/24'], 'printer', false],
] as const)('judges %s', (_, own, address, isAllowed) => {
  expect(ownNetworkGuard(() => own)(address, address)).toBe(isAllowed);
});
