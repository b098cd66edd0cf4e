import { expect, it } from 'vitest';
import { factsWith, GB, read } from '../testing/made-up.ts';
import { diskSlowResponse } from './disk-slow-response.ts';

const io = (meanMs: number) =>
  read(
    'disk-io',
    { readOps: 40_000, writeOps: 60_000, readWaitMs: 40_000 * meanMs, writeWaitMs: 60_000 * meanMs },
    'sda',
  );

it('a mean of 40 ms for each access is slow, one of 15 is a sound hard disk', () => {
  expect(diskSlowResponse(factsWith(io(15)))).toEqual([]);
  expect(diskSlowResponse(factsWith(io(40)))[0]?.parameters).toEqual({
    disk: 'sda',
    meanAccessMs: 40,
    accesses: 100_000,
  });
});

it('a stick on USB may be slow', () => {
  const stick = read('disk', { diskKind: 'ssd', bus: 'usb', sizeBytes: 32 * GB }, 'sda');
  expect(diskSlowResponse(factsWith(stick, io(200)))).toEqual([]);
});
