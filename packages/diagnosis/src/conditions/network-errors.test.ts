import { expect, it } from 'vitest';
import { factsWith, GB, read } from '../testing/made-up.ts';
import { networkErrors } from './network-errors.ts';

const counters = (receiveErrors: number, receivedBytes: number) =>
  read('network', { linkUp: true, receiveErrors, sendErrors: 0, receivedBytes, sentBytes: 0 }, 'eth0');

it.each([
  ['a thousand errors in two gigabytes are a bad cable', counters(1_000, 2 * GB), 500],
  ['a thousand in a terabyte are not', counters(1_000, 1_000 * GB), undefined],
  ['a handful at plugging in are not', counters(20, 1_000), undefined],
])('%s', (_, reading, errorsPerGigabyte) => {
  const [condition] = networkErrors(factsWith(reading));
  expect(condition?.code === 'network-errors' ? condition.parameters.errorsPerGigabyte : undefined).toBe(
    errorsPerGigabyte,
  );
});
