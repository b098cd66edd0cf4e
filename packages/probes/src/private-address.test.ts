import { expect, it } from 'vitest';
import { isPrivateAddress } from './private-address.ts';

it.each([
  ['10.1.2.3', true],
  ['11.0.0.1', false],
  ['100.63.255.255', false],
  ['100.64.0.1', true],
  ['100.127.255.255', true],
  ['100.128.0.1', false],
  ['127.0.0.1', true],
  ['169.254.1.1', true],
  ['172.15.0.1', false],
  ['172.16.0.1', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['192.169.0.1', false],
  ['203.0.113.1', false],
  ['::1', true],
  ['fe80::1%eth0', true],
  ['fd00::1', true],
  ['FC00::1', true],
  ['2001:db8::1', false],
  ['not an address', false],
])('%s is private: %s', (address, isPrivate) => expect(isPrivateAddress(address)).toBe(isPrivate));
