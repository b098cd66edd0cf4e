import { describe, expect, it } from 'vitest';
import { device, foundOf } from '../testing/made-equipment.ts';
import { GB, read } from '../testing/made-up.ts';

const codes = (...given: Parameters<typeof device>) => foundOf(device(...given)).map(({ code }) => code);
const load = (loadRatio: number, name = '1') => read('snmp-processor', { loadRatio }, name);
const storage = (place: string, kind: string, usedRatio: number, more = {}) =>
  read('snmp-storage', { storage: kind, usedRatio, totalBytes: GB, usedBytes: usedRatio * GB, ...more }, place);
const hot = (celsius: number, sensor: string) => read('snmp-sensor', { celsius }, sensor);

describe('the processor', () => {
  it.each([
    ['busy in a router', codes('router', load(0.95)), ['equipment-busy']],
    ['one of four busy', codes('router', load(1, '1'), load(0, '2'), load(0, '3'), load(0, '4')), []],
    ['busy in a printer', codes('printer', load(1)), []],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});

describe('room', () => {
  it.each([
    ['memory nearly used up', [storage('main memory', 'memory', 0.97)], ['equipment-full']],
    [
      'memory that is kept for speed',
      [storage('Physical memory', 'memory', 0.97), storage('Cached memory', 'other', 1, { usedBytes: 0.4 * GB })],
      [],
    ],
    [
      'memory of a router that says no more than a share',
      [read('snmp-storage', { usedRatio: 0.99 }, 'memory')],
      ['equipment-full'],
    ],
    ['flash nearly full', [storage('/overlay', 'disk', 0.97)], ['equipment-full']],
    ['an image that is always full', [storage('/rom', 'disk', 1)], []],
    ['enough', [storage('system disk', 'disk', 0.7)], []],
  ])('%s', (_, readings, expected) => {
    expect(codes('router', ...readings)).toEqual(expected);
  });
});

it.each([
  ['a warm board', hot(60, 'board'), []],
  ['a hot board', hot(78, 'board'), ['overheating']],
  ['a processor as they are', hot(78, 'cpu-temperature'), []],
  ['a sensor that is not connected', hot(127, 'board'), []],
])('%s', (_, reading, expected) => {
  expect(codes('router', reading)).toEqual(expected);
});
