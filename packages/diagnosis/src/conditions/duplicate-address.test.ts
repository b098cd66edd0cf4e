import type { Values } from '@mach/wire';
import { expect, it } from 'vitest';
import { factsWith, read } from '../testing/made-up.ts';
import { duplicateAddress } from './duplicate-address.ts';

const judged = (values: Values) =>
  duplicateAddress(
    factsWith(
      read('gateway', { address: '192.168.1.1', interface: 'eth0', ownAddress: '192.168.1.17' }),
      read('local-network', values),
    ),
  ).map(({ code, parameters }) => ({ code, ...parameters }));

it.each<[string, Values, readonly object[]]>([
  ['one owner', { gatewayOwners: 1, ownAddressOthers: 0, gatewayReturns: 0 }, []],
  [
    'two who answered for the gateway',
    { gatewayOwners: 2, gatewayReturns: 6 },
    [{ code: 'duplicate-gateway-address', address: '192.168.1.1', devices: 2 }],
  ],
  [
    'an address that goes back and forth, where nobody could ask',
    { gatewayReturns: 3 },
    [{ code: 'duplicate-gateway-address', address: '192.168.1.1', changes: 3 }],
  ],
  ['one return, as when a modem is tried out', { gatewayReturns: 1 }, []],
  [
    'another with this device’s address',
    { gatewayOwners: 1, ownAddressOthers: 1 },
    [{ code: 'duplicate-own-address', address: '192.168.1.17' }],
  ],
])('%s', (_, values, expected) => {
  expect(judged(values)).toEqual(expected);
});
