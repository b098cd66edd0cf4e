import { expect, it } from 'vitest';
import { addressesInHosts } from './hosts.ts';

const hosts = '127.0.0.1\tlocalhost  pc-12\n# 192.0.2.9 hidden\n::1 localhost # ip6\r\n192.0.2.5 Portal.example.vn\n\n';

it.each([
  ['localhost', ['127.0.0.1', '::1']],
  ['pc-12', ['127.0.0.1']],
  ['portal.EXAMPLE.vn', ['192.0.2.5']],
  ['hidden', []],
  ['ip6', []],
  ['192.0.2.5', []],
])('%s is %j', (name, addresses) => {
  expect(addressesInHosts(hosts, name)).toEqual(addresses);
});
