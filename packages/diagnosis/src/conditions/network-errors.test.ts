import type { Values } from '@mach/wire';
import { expect, it } from 'vitest';
import { factsWith, GB, read } from '../testing/made-up.ts';
import { networkErrors } from './network-errors.ts';

const counted = (values: Values) =>
  networkErrors(factsWith(read('network', { linkUp: true, sendErrors: 0, sentBytes: 0, ...values }, 'eth0')))[0];
const packets = { receivedPackets: 900_000, sentPackets: 100_000 };

it.each<[string, Values, boolean]>([
  ['a hundred errors in a million packets are a bad cable', { ...packets, receiveErrors: 100 }, true],
  ['ninety are not', { ...packets, receiveErrors: 90 }, false],
  ['a hundred in a hundred million are not', { receivedPackets: 100_000_000, receiveErrors: 100 }, false],
  ['a handful at plugging in are not', { receivedPackets: 1_000, receiveErrors: 15, crcErrors: 15 }, false],
  ['few with a wrong checksum are enough', { receivedPackets: 100_000, receiveErrors: 25, crcErrors: 25 }, true],
  ['without packets, a thousand in two gigabytes are', { receiveErrors: 1_000, receivedBytes: 2 * GB }, true],
  ['without packets, a thousand in a terabyte are not', { receiveErrors: 1_000, receivedBytes: 1_000 * GB }, false],
])('%s', (_, values, isFound) => {
  expect(counted(values) !== undefined).toBe(isFound);
});

it('gives the counts that say so', () => {
  const values = { ...packets, receiveErrors: 400, crcErrors: 380, sendErrors: 1, receivedBytes: GB };
  expect(counted(values)).toEqual({
    code: 'network-errors',
    level: 'at-risk',
    component: 'network-card',
    parameters: { interface: 'eth0', errors: 401, crcErrors: 380, packets: 1_000_000, errorsPerGigabyte: 401 },
  });
});
