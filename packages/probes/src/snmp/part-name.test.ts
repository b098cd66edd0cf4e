import { expect, it } from 'vitest';
import { partName } from './part-name.ts';
import { integer, octets } from './testing/scripted-session.ts';

it.each([
  ['GigabitEthernet1/0/1', 'GigabitEthernet1/0/1'],
  ['Black Cartridge', 'Black Cartridge'],
  ['<pppoe-nguyenvana>', undefined],
  ['a@b.vn', undefined],
  ['AA-BB-CC-DD-EE-FF', undefined],
  ['to 192.168.1.9', undefined],
  ['', undefined],
])('%s is called %s', (given, name) => {
  expect(partName(octets(given))).toBe(name);
});

it('a number is no name', () => {
  expect(partName(integer(1))).toBeUndefined();
});
