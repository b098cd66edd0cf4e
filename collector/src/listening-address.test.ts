import { expect, it } from 'vitest';
import { expectedUrl, isForThisMachine, isUnspecified, portOf, reachable } from './listening-address.ts';

it.each([
  ['127.0.0.1', 8750, false, 'http://127.0.0.1:8750'],
  ['fd00::5', 8750, true, 'https://[fd00::5]:8750'],
  ['mach.example.vn', 443, true, 'https://mach.example.vn:443'],
  ['0.0.0.0', 8750, true, undefined],
  ['127.0.0.1', 0, false, undefined],
])('of %s:%i knows beforehand where it will be reached', (host, port, isTls, url) => {
  expect(expectedUrl({ host, port }, isTls)).toBe(url);
});

it('names an address of this machine for what listens on all of them', () => {
  expect([reachable('0.0.0.0'), reachable('::'), reachable('::1'), reachable('10.0.0.5')]).toEqual([
    '127.0.0.1',
    '[::1]',
    '[::1]',
    '10.0.0.5',
  ]);
  expect([isUnspecified('::'), isUnspecified('10.0.0.5')]).toEqual([true, false]);
});

it('takes the port that the system gave, and else the one that was wanted', () => {
  expect(portOf({ address: () => ({ address: '127.0.0.1', port: 40_123 }) }, 0)).toBe(40_123);
  expect(portOf({ address: () => null }, 8_750)).toBe(8_750);
});

it.each([
  ['127.0.0.1', undefined, true],
  ['localhost', 'http://[::1]:8750', true],
  ['127.0.0.1', 'https://mach.example.vn', false],
  ['0.0.0.0', undefined, false],
  ['10.0.0.5', 'http://127.0.0.1', false],
])('lets callers of this machine read where it listens on %s and is known as %s: %s', (host, url, is) => {
  expect(isForThisMachine(host, url)).toBe(is);
});
