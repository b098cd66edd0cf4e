import { expect, it } from 'vitest';
import { addressKind } from './address-kind.ts';

it.each([
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['::1', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['::ffff:7f00:1', 'loopback'],
  ['0:0:0:0:0:FFFF:7F00:0001', 'loopback'],
  ['::127.0.0.1', 'loopback'],
  ['10.9.8.7', 'private'],
  ['172.31.0.1', 'private'],
  ['192.168.0.9', 'private'],
  ['100.64.0.1', 'private'],
  ['fd00::1', 'private'],
  ['fec0::1', 'private'],
  ['::ffff:192.168.1.1', 'private'],
  ['::ffff:0:192.168.1.1', 'private'],
  ['64:ff9b::192.168.1.1', 'private'],
  ['64:ff9b::a00:1', 'private'],
  ['64:ff9b:1::808:808', 'private'],
  ['2002:c0a8:0101::1', 'private'],
  ['2001:0:4136:e378:8000:63bf:3fff:fdd2', 'private'],
  ['169.254.1.1', 'link-local'],
  ['fe80::1', 'link-local'],
  ['fe80::1%eth0', 'link-local'],
  ['224.0.0.1', 'multicast'],
  ['239.255.255.250', 'multicast'],
  ['ff02::1', 'multicast'],
  ['64:ff9b::224.0.0.1', 'multicast'],
  ['0.0.0.0', 'unspecified'],
  ['0.1.2.3', 'unspecified'],
  ['::', 'unspecified'],
  ['255.255.255.255', 'reserved'],
  ['240.0.0.1', 'reserved'],
  ['203.113.1.1', 'public'],
  ['172.32.0.1', 'public'],
  ['11.0.0.1', 'public'],
  ['2001:db8::1', 'public'],
  ['2405:4802::1', 'public'],
  ['64:ff9b::8.8.8.8', 'public'],
  ['::ffff:8.8.8.8', 'public'],
])('knows what %s is for: %s', (address, kind) => {
  expect(addressKind(address)).toBe(kind);
});

it.each(['portal.example.vn', '127.1', '2130706433', '', '[::1]'])('takes "%s" for no address', (text) => {
  expect(addressKind(text)).toBeUndefined();
});
