import { expect, it } from 'vitest';
import { hostInUri, isHost, splitHostPort } from './target.ts';

it.each([
  ['mail.example.vn:587', 'mail.example.vn', 587],
  ['192.0.2.1:80', '192.0.2.1', 80],
  ['[2001:db8::1]:443', '2001:db8::1', 443],
  ['localhost:1', 'localhost', 1],
])('splits %s', (target, host, port) => {
  expect(splitHostPort(target)).toEqual({ ok: true, value: { host, port } });
});

it.each([
  'example.vn',
  'example.vn.',
  '192.0.2.1',
  '2001:db8::1',
  'fe80::1%eth0',
  '_sip._tcp.example.vn',
  'xn--a-0ia.vn',
])('%s can be a host', (text) => expect(isHost(text)).toBe(true));

it.each(['', '-n', 'a b', 'a..b', '.', 'a/b', 'a;b', 'x'.repeat(64), `${'a.'.repeat(130)}vn`, 'a-.vn'])(
  '"%s" can be no host',
  (text) => expect(isHost(text)).toBe(false),
);

it.each([
  ['mail.example.vn', 'mail.example.vn'],
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8::1', '[2001:db8::1]'],
  ['fe80::1%eth0', '[fe80::1]'],
])('%s stands in a URI as %s', (host, written) => expect(hostInUri(host)).toBe(written));
