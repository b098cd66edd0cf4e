import { expect, it } from 'vitest';
import { isFresh } from './is-fresh.ts';

const HOUR_MS = 3_600_000;
const NOW = 1_795_680_000_000;
const place = { interface: 'eth0', gateway: '192.168.1.1' };
const look = { ...place, v: 1, gatewayOwners: [], ownAddressOthers: [], dhcpServers: [] } as const;

it.each([
  ['an hour old', HOUR_MS, place, true],
  ['a day old', 24 * HOUR_MS, place, false],
  ['from a clock that was ahead', -HOUR_MS, place, false],
  ['at another gateway', HOUR_MS, { ...place, gateway: '192.168.43.1' }, false],
  ['through another card', HOUR_MS, { ...place, interface: 'wlan0' }, false],
])('a look %s holds: %s', (_, ageMs, here, expected) => {
  expect(isFresh({ ...look, madeAt: NOW - ageMs }, NOW, here)).toBe(expected);
});
