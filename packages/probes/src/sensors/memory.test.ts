import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { memory } from './memory.ts';

/** Lines captured on a virtual machine with Linux 6.18 and without swap. */
const meminfo = `MemTotal:       24684096 kB
MemFree:        24296576 kB
MemAvailable:   24309604 kB
SwapCached:            0 kB
SwapTotal:             0 kB
SwapFree:              0 kB
`;
const run = (files: Record<string, string>) =>
  memory.run({ files: scriptedFiles({ files }), host: {} }, {}, new AbortController().signal);

it('gives bytes and page faults', async () => {
  expect(await run({ '/proc/meminfo': meminfo, '/proc/vmstat': 'pgfault 9000\npgmajfault 1397\n' })).toEqual([
    {
      ok: true,
      values: {
        totalBytes: 24_684_096 * 1_024,
        availableBytes: 24_309_604 * 1_024,
        swapTotalBytes: 0,
        swapFreeBytes: 0,
        majorFaults: 1_397,
      },
    },
  ]);
});

it('leaves out what an old kernel does not tell', async () => {
  const [reading] = await run({ '/proc/meminfo': 'MemTotal:         262144 kB\n' });
  expect(reading?.values).toEqual({ totalBytes: 268_435_456 });
});

it('fails without /proc/meminfo', async () => {
  expect(await run({})).toMatchObject([{ ok: false, failure: 'not-found' }]);
});
