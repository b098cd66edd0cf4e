import { describe, expect, it } from 'vitest';
import { isNetwork } from './networks.ts';
import { isOneMachine, targetGuard } from './target-guard.ts';

const guard = (given: { collectorUrl?: string; dataNetworks?: string[]; own?: string[] } = {}) =>
  targetGuard({
    collectorUrl: given.collectorUrl ?? 'https://mach.example.vn:8750',
    dataNetworks: given.dataNetworks ?? [],
    ownNetworks: () => ['127.0.0.1/8', '192.168.1.20/24', ...(given.own ?? [])],
  });

describe('a check of the collector', () => {
  it.each([
    ['203.113.1.1', true],
    ['2405:4802::1', true],
    ['64:ff9b::203.113.1.1', true],
    ['192.168.1.7', false],
    ['10.0.0.1', false],
    ['127.0.0.1', false],
    ['::1', false],
    ['169.254.169.254', false],
    ['224.0.0.1', false],
    ['0.0.0.0', false],
    ['255.255.255.255', false],
    ['::ffff:10.0.0.1', false],
    ['no address', false],
  ])('may ask %s: %s', (address, isAllowed) => {
    expect(guard()(address, 'portal.example.vn')).toBe(isAllowed);
  });

  it.each([
    ['https://mach.example.vn', 'mach.example.vn', '10.0.0.5', true],
    ['https://mach.example.vn', 'MACH.example.vn.', '10.0.0.5', true],
    ['https://mach.example.vn', 'other.example.vn', '10.0.0.5', false],
    ['http://127.0.0.1:8750', '127.0.0.1', '127.0.0.1', true],
    ['http://[::1]:8750', '[::1]', '::1', true],
    ['http://10.0.0.5:8750', 'mach.example.vn', '10.0.0.5', true],
    ['https://mach.example.vn', 'mach.example.vn', '224.0.0.1', false],
  ])('of the collector %s may ask %s at %s: %s', (collectorUrl, host, address, isAllowed) => {
    expect(guard({ collectorUrl })(address, host)).toBe(isAllowed);
  });

  it.each([
    ['inside a data network', ['10.0.0.0/8'], [], '10.200.3.4', true],
    ['outside of it', ['10.0.0.0/8'], [], '172.16.0.1', false],
    ['written for IPv6', ['10.0.0.0/8'], [], '::ffff:10.1.1.1', true],
    ['in one of IPv6', ['fd00:1::/32'], [], 'fd00:1::9', true],
    ['on its own LAN within the data network', ['10.0.0.0/8'], ['10.1.2.20/24'], '10.1.2.7', false],
    ['on its own LAN, named as narrowly', ['10.0.0.0/8', '10.1.2.0/24'], ['10.1.2.20/24'], '10.1.2.7', true],
    ['on the loopback, named as data network', ['127.0.0.0/8'], [], '127.0.0.1', false],
    ['on the link, named as data network', ['169.254.0.0/16'], [], '169.254.1.1', false],
  ])('may ask an address %s', (_where, dataNetworks, own, address, isAllowed) => {
    expect(guard({ dataNetworks, own })(address, 'lgsp.example.vn')).toBe(isAllowed);
  });

  it.each([
    ['2405:4802:1:2::7', ['2405:4802:1:2::20/64'], false],
    ['2405:4802:1:3::7', ['2405:4802:1:2::20/64'], true],
    ['203.113.9.25', ['203.113.9.20/28'], false],
  ])('may not look around in a LAN with public addresses: %s', (address, own, isAllowed) => {
    expect(guard({ own })(address, 'portal.example.vn')).toBe(isAllowed);
  });
});

it.each([
  ['127.0.0.1', true],
  ['192.168.1.1', true],
  ['fe80::1', true],
  ['224.0.0.251', false],
  ['ff02::fb', false],
  ['0.0.0.0', false],
  ['255.255.255.255', false],
])('lets this PC’s own checks ask %s: %s', (address, isAllowed) => {
  expect(isOneMachine(address, address)).toBe(isAllowed);
});

it.each([
  ['10.0.0.0/8', true],
  ['fd00:1::/48', true],
  ['10.0.0.0/33', false],
  ['10.0.0.0', false],
  ['10.0.0/8', false],
  ['portal.vn/8', false],
])('takes %s for a network: %s', (text, is) => {
  expect(isNetwork(text)).toBe(is);
});
