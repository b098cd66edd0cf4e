import type { Values } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { device, foundOf, port } from '../testing/made-equipment.ts';

const DAY_MS = 86_400_000;
const wide = { counterBits: 64, countedMs: 10 * DAY_MS };
const narrow = { counterBits: 32, countedMs: 10 * DAY_MS, highSpeed: 1_000 };

describe('errors of a port', () => {
  it.each<[what: string, values: Values, expected: Values | undefined]>([
    ['none', { ...wide, inErrors: 0, outErrors: 0, inOctets: 5e9, outOctets: 0 }, undefined],
    ['a hundred in 100 GB', { ...wide, inErrors: 100, outErrors: 0, inOctets: 1e11, outOctets: 0 }, undefined],
    [
      'ten thousand in 20 GB',
      { ...wide, inErrors: 10_000, outErrors: 0, inOctets: 1e10, outOctets: 1e10 },
      { errorsPerGigabyte: 500 },
    ],
    [
      'wrong check sums alone',
      { ...wide, inErrors: 0, outErrors: 0, fcsErrors: 10_000, inOctets: 1e10, outOctets: 1e10 },
      { errorsPerGigabyte: 500 },
    ],
    ['many in little at plugging in', { ...wide, inErrors: 9, outErrors: 0, inOctets: 1_000, outOctets: 0 }, undefined],
    // What 32 bits counted in ten days at a gigabit is nobody's guess: the day decides.
    [
      'many a day by small counters',
      { ...narrow, inErrors: 20_000, outErrors: 0, inOctets: 5, outOctets: 0 },
      { errorsPerDay: 2_000 },
    ],
    ['few a day by small counters', { ...narrow, inErrors: 2_000, outErrors: 0, inOctets: 5, outOctets: 0 }, undefined],
    [
      'many of a port that is down',
      { ...wide, operStatus: 2, inErrors: 10_000, outErrors: 0, inOctets: 1e10, outOctets: 0 },
      undefined,
    ],
    ['unknown', wide, undefined],
  ])('%s', (_, values, expected) => {
    const found = foundOf(device('switch', port('g1', values)));
    expect(found.map(({ code, parameters }) => ({ code, ...parameters }))).toEqual(
      expected === undefined
        ? []
        : [
            {
              code: 'equipment-port-errors',
              port: 'g1',
              errors: values['fcsErrors'] ?? values['inErrors'],
              ...expected,
            },
          ],
    );
  });
});

describe('speed of a port', () => {
  const slow = (kind: string, ...values: readonly object[]) =>
    foundOf(device(kind, ...values.map((one, i) => port(`g${i + 1}`, { ...one })))).map(
      ({ code, level, parameters }) => ({
        code,
        level,
        ...parameters,
      }),
    );

  it('is told where other ports of the device do better', () => {
    expect(slow('switch', { highSpeed: 1_000 }, { highSpeed: 100 }, { highSpeed: 10 })).toEqual([
      { code: 'equipment-port-slow', level: 'at-risk', port: 'g3', speedMbps: 10 },
      { code: 'equipment-port-slow', level: 'ageing', port: 'g2', speedMbps: 100 },
    ]);
  });

  it.each([
    ['all its ports are alike', 'switch', [{ highSpeed: 100 }, { highSpeed: 100 }]],
    ['the slow one is down', 'switch', [{ highSpeed: 1_000 }, { highSpeed: 100, operStatus: 2 }]],
    ['the slow one is Wi-Fi', 'router', [{ highSpeed: 1_000 }, { highSpeed: 50, type: 71 }]],
    ['it is a printer', 'printer', [{ highSpeed: 1_000 }, { highSpeed: 10 }]],
  ])('is not where %s', (_, kind, ports) => {
    expect(slow(kind, ...ports)).toEqual([]);
  });

  it('on half duplex is a risk whatever the others do', () => {
    expect(slow('switch', { highSpeed: 100, duplex: 'half' })).toMatchObject([{ level: 'at-risk', duplex: 'half' }]);
  });
});
