import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { throttle } from './throttle.ts';

const run = (files: Record<string, string>) =>
  throttle.run({ files: scriptedFiles({ files }) }, {}, new AbortController().signal);

/** As Documentation/ABI/testing/sysfs-devices-system-cpu has it; times since Linux 5.5. */
const cpu = (number: number, counts: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(counts).map(([file, text]) => [
      `/sys/devices/system/cpu/cpu${number}/thermal_throttle/${file}`,
      `${text}\n`,
    ]),
  );

it('the worst core stands for all: siblings and packages show one event many times', async () => {
  const files = {
    '/sys/devices/system/cpu/online': '0-1\n',
    ...cpu(0, {
      core_throttle_count: '12',
      core_throttle_total_time_ms: '900',
      package_throttle_count: '40',
      package_throttle_total_time_ms: '2500',
    }),
    ...cpu(1, {
      core_throttle_count: '31',
      core_throttle_total_time_ms: '1800',
      package_throttle_count: '40',
      package_throttle_total_time_ms: '2500',
    }),
  };
  expect(await run(files)).toEqual([{ ok: true, values: { events: 40, throttledMs: 2_500 } }]);
});

it('leaves the time out where an older kernel counts none', async () => {
  expect(await run(cpu(0, { core_throttle_count: '3', package_throttle_count: '3' }))).toEqual([
    { ok: true, values: { events: 3 } },
  ]);
});

it.each([
  ['a machine that does not count', { '/sys/devices/system/cpu/cpu0/topology/core_id': '0\n' }],
  ['counts that are none', cpu(0, { core_throttle_count: 'many' })],
  ['no folder at all', {}],
])('is unsupported on %s', async (_, files) => {
  expect(await run(files as Record<string, string>)).toMatchObject([{ ok: false, failure: 'unsupported' }]);
});
