import { expect, it } from 'vitest';
import { type MeasuredMinute, slowMinuteCause } from './slow-minutes.ts';

const quiet: MeasuredMinute = { queues: [], disks: [] };
const looks = (tasksPerCpu: number, ...spansMs: readonly number[]) => spansMs.map((forMs) => ({ tasksPerCpu, forMs }));

it.each<[what: string, minute: Partial<MeasuredMinute>, cause: string | undefined]>([
  ['nothing measured', {}, undefined],
  ['a queue of two for each CPU, all the time', { queues: looks(2, 15_000, 15_000) }, undefined],
  ['a longer queue at one look of 15 s', { queues: looks(3, 15_000) }, undefined],
  ['a longer queue at two looks', { queues: looks(3, 15_000, 15_000) }, 'cpu'],
  ['300 hard faults a second', { hardFaultsPerS: 300 }, undefined],
  ['301 hard faults a second', { hardFaultsPerS: 301 }, 'memory'],
  ['a twentieth of the minute stalled for memory', { memoryFullRatio: 0.05 }, undefined],
  ['a little more stalled for memory', { memoryFullRatio: 0.051 }, 'memory'],
  ['a disk that takes 50 ms', { disks: [{ meanWaitMs: 50, waitMs: 60_000 }] }, undefined],
  ['a disk that takes 51 ms', { disks: [{ meanWaitMs: 51, waitMs: 60_000 }] }, 'disk'],
  [
    'the second of two disks is slow',
    {
      disks: [
        { meanWaitMs: 1, waitMs: 9e4 },
        { meanWaitMs: 80, waitMs: 9e4 },
      ],
    },
    'disk',
  ],
  ['one access of a disk at rest', { disks: [{ meanWaitMs: 900, waitMs: 900 }] }, undefined],
  ['sixty accesses of a slow disk', { disks: [{ meanWaitMs: 51, waitMs: 3_060 }] }, 'disk'],
  ['few accesses of a disk that hangs', { disks: [{ meanWaitMs: 9_000, waitMs: 27_000 }] }, 'disk'],
  ['a fifth of the minute stalled for a disk', { diskFullRatio: 0.2 }, undefined],
  ['a little more stalled for a disk', { diskFullRatio: 0.21 }, 'disk'],
  ['three of ten packets lost on the way to the gateway', { gatewayLossRatio: 0.3 }, 'network'],
  ['a gateway 150 ms away', { gatewayRttMs: 150 }, 'network'],
  [
    'short memory that keeps the disk and CPUs busy',
    { hardFaultsPerS: 900, diskFullRatio: 0.9, queues: looks(9, 6e4) },
    'memory',
  ],
  ['a slow disk beside a bad network', { diskFullRatio: 0.9, gatewayLossRatio: 1 }, 'disk'],
])('%s', (_, minute, cause) => {
  expect(slowMinuteCause({ ...quiet, ...minute })).toBe(cause);
});
