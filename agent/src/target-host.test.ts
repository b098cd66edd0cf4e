import { expect, it } from 'vitest';
import { isPrivateHost, targetHost } from './target-host.ts';

it.each([
  ['https://192.168.1.1:8443/x', '192.168.1.1'],
  ['http://[::1]:80/', '::1'],
  ['mail.example.vn:587', 'mail.example.vn'],
  ['[fe80::1]:53', 'fe80::1'],
  ['fe80::1', 'fe80::1'],
  ['10.0.0.1', '10.0.0.1'],
  ['Portal.Example.VN', 'portal.example.vn'],
])('finds the host of %s', (target, host) => {
  expect(targetHost(target)).toBe(host);
});

it.each([
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f.1',
  '0.0.0.0',
  'localhost',
  'printer.localhost.',
  '10.9.8.7',
  '172.31.0.1',
  '192.168.0.9',
  '169.254.1.1',
  '100.64.0.1',
  '::1',
  '::',
  'fd00::1',
  'fe80::1%eth0',
  '::ffff:192.168.1.1',
  '192.168.1.1.',
])('sees %s as private', (host) => {
  expect(isPrivateHost(host)).toBe(true);
});

it.each(['203.113.1.1', '172.32.0.1', 'portal.example.vn', '2001:db8::1', '11.0.0.1', ''])(
  'sees %s as public',
  (host) => {
    expect(isPrivateHost(host)).toBe(false);
  },
);
