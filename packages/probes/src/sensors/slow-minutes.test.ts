import { scriptedSlowMinutes } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { slowMinutes } from './slow-minutes.ts';

const counts = {
  watchedMinutes: 1_000,
  useUnknownMinutes: 3,
  slowCpuMinutes: 1,
  slowMemoryMinutes: 20,
  slowDiskMinutes: 0,
  recentWatchedMinutes: 900.5,
  recentSlowCpuMinutes: 0.9,
  recentSlowMemoryMinutes: 18,
  recentSlowDiskMinutes: 0,
};
const run = (found?: typeof counts) =>
  slowMinutes.run({ slowMinutes: scriptedSlowMinutes(found) }, {}, new AbortController().signal);

it('gives the sums as they stand; a network that was never judged is left out', async () => {
  expect(await run(counts)).toEqual([{ ok: true, values: counts }]);
});

it('is unsupported where nobody watches', async () => {
  expect(await run()).toMatchObject([{ ok: false, failure: 'unsupported' }]);
});
