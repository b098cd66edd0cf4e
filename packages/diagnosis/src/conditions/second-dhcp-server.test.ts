import type { LatestReading } from '@mach/wire';
import { expect, it } from 'vitest';
import { factsWith, failed, read } from '../testing/made-up.ts';
import { secondDhcpServer } from './second-dhcp-server.ts';

const server = (address: string, macHash: string, router = address) =>
  read('dhcp', { answered: true, macHash, router }, address);
const judged = (...readings: readonly LatestReading[]) => secondDhcpServer(factsWith(...readings));

it('two boxes that answer are one too many, with the ways out that they name', () => {
  expect(judged(server('192.168.1.254', 'b'), server('192.168.1.1', 'a'))).toEqual([
    {
      code: 'second-dhcp-server',
      level: 'at-risk',
      component: 'local-network',
      parameters: {
        servers: 2,
        addresses: '192.168.1.1 192.168.1.254',
        gateways: '192.168.1.1 192.168.1.254',
      },
    },
  ]);
});

it('ways out are told only where they differ', () => {
  const found = judged(server('192.168.1.1', 'a'), server('192.168.1.254', 'b', '192.168.1.1'));
  expect(found[0]?.parameters).not.toHaveProperty('gateways');
});

it.each<[string, readonly LatestReading[]]>([
  ['one server', [server('192.168.1.1', 'a')]],
  ['one box with two addresses', [server('192.168.1.1', 'a'), server('192.168.1.2', 'a')]],
  [
    'the server of the own lease, which nobody asked',
    [server('192.168.1.1', 'a'), read('dhcp', { leased: true }, '192.168.1.9')],
  ],
  ['a look that was not made', [failed('dhcp', 'not-found')]],
])('%s is none too many', (_, readings) => {
  expect(judged(...readings)).toEqual([]);
});
