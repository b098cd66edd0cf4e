import type { Values } from '@mach/wire';
import { expect, it } from 'vitest';
import { factsWith, read } from '../testing/made-up.ts';
import { slowMinutes } from './slow-minutes.ts';

const watched = (values: Values) =>
  slowMinutes(
    factsWith(
      read('slow-minutes', {
        recentWatchedMinutes: 2_000,
        recentSlowCpuMinutes: 0,
        recentSlowMemoryMinutes: 0,
        recentSlowDiskMinutes: 0,
        ...values,
      }),
    ),
  ).map(({ level, component }) => [level, component]);

it.each<[what: string, values: Values, found: readonly (readonly string[])[]]>([
  ['no slow minute', {}, []],
  ['one in a hundred', { recentSlowMemoryMinutes: 20 }, []],
  ['one in fifty', { recentSlowMemoryMinutes: 40 }, [['ageing', 'memory']]],
  ['one in ten', { recentSlowDiskMinutes: 200 }, [['at-risk', 'disk']]],
  [
    'two causes',
    { recentSlowCpuMinutes: 50, recentSlowNetworkMinutes: 400 },
    [
      ['ageing', 'processor'],
      ['at-risk', 'network-card'],
    ],
  ],
  ['a day and a half of use', { recentWatchedMinutes: 720, recentSlowDiskMinutes: 700 }, []],
  ['a count that is missing', { recentSlowDiskMinutes: 'many', recentSlowCpuMinutes: 900 }, []],
])('%s', (_, values, found) => {
  expect(watched(values)).toEqual(found);
});
