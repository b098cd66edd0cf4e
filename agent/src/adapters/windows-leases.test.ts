import { expect, it } from 'vitest';
import { leasesOf } from './windows-leases.ts';

const GUID = '{0B7A9C31-5E0F-4C43-9B5A-2F4F0D1E6A77}';
const lease = {
  EnableDHCP: 1,
  DhcpServer: '192.168.1.1',
  DhcpDefaultGateway: '192.168.1.1',
  DhcpNameServer: '192.168.1.1 203.113.131.1',
  LeaseObtainedTime: 1_795_000_000,
  LeaseTerminatesTime: 1_795_086_400,
};
function registry(values: Readonly<Record<string, string | number>>) {
  const entry = (path: string, name: string) => (path.endsWith(`\\${GUID}`) ? values[name] : undefined);
  return {
    keys: () => [],
    names: () => [],
    bytes: () => undefined,
    text: (path: string, name: string) =>
      typeof entry(path, name) === 'string' ? String(entry(path, name)) : undefined,
    number: (path: string, name: string) =>
      typeof entry(path, name) === 'number' ? Number(entry(path, name)) : undefined,
  };
}

it('a lease is its server, the way out and the resolvers that it names, and how long it lasts', () => {
  expect(leasesOf(registry(lease), [GUID, '{another card}'])).toEqual([
    {
      server: '192.168.1.1',
      router: '192.168.1.1',
      nameServers: ['192.168.1.1', '203.113.131.1'],
      leaseMs: 86_400_000,
    },
  ]);
});

it.each([
  ['of an address set by hand, although an old lease still stands there', { ...lease, EnableDHCP: 0 }],
  ['before a server was found', { ...lease, DhcpServer: '255.255.255.255' }],
  ['of a card that was never connected', {}],
])('there is no lease %s', (_, values) => {
  expect(leasesOf(registry(values), [GUID])).toEqual([]);
});
