import type { Values } from '@mach/wire';
import { expect, it } from 'vitest';
import { factsWith, read } from '../testing/made-up.ts';
import { doubleNat } from './double-nat.ts';

it.each<[string, Values, string | undefined]>([
  ['another router of the office', { secondHop: 'office', leavesPrivate: true }, 'office'],
  ['addresses that a carrier shares', { secondHop: 'carrier', leavesPrivate: true }, 'carrier'],
  ['a private address that may be the carrier’s', { secondHop: 'private', leavesPrivate: true }, undefined],
  ['a public address', { secondHop: 'public', leavesPrivate: true }, undefined],
  ['a hop that keeps silent', { leavesPrivate: true }, undefined],
  ['a way that stays in the province’s own network', { secondHop: 'office', leavesPrivate: false }, undefined],
])('%s', (_, values, kind) => {
  const [found] = doubleNat(factsWith(read('path', { reached: true, ...values }, 'portal.example.vn')));
  expect(found?.parameters).toEqual(kind && { kind });
});
