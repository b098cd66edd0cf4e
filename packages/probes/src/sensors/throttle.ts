import type { Files } from '@mach/ports';
import { sensor } from '../contract.ts';
import { counter } from '../metrics.ts';
import { namesIn, numberOf } from './kernel-files.ts';
import { nothingToRead, part } from './part.ts';

/** Processors of one machine that are looked at. */
const CPUS_MAX = 256;

/** How often, and for how long, the processor slowed itself down because it was too hot. */
export const throttle = sensor({
  name: 'throttle',
  summary: 'How often and for how long the processor slowed itself down because of heat.',
  needs: ['files'],
  onWindows: 'unsupported there, for it is read from files of the Linux kernel alone',
  options: {},
  metrics: [
    counter('events', 'count', {
      help: 'times that the core slowed down most often did so',
      as: 'mach_device_cpu_throttles_total',
    }),
    counter('throttledMs', 'ms', {
      help: 'time that the core slowed down longest was so',
      as: 'mach_device_cpu_throttled_seconds_total',
    }),
  ],
  run: async (io) => {
    const counts = await throttleCounts(io.files);
    // AMD's processors and guests of a hypervisor count nothing.
    if (counts.events.length === 0) return nothingToRead('this processor does not count how often it slows down');
    return [part(undefined, { events: highest(counts.events), throttledMs: highest(counts.throttledMs) })];
  },
});

/**
 * `thermal_throttle` of each CPU (Documentation/ABI/testing/sysfs-devices-system-cpu). Siblings of a core and all
 * cores of a package show the same event, so sums would count it many times: the worst CPU stands for all.
 */
async function throttleCounts(files: Files) {
  const all = await namesIn(files, '/sys/devices/system/cpu');
  const events: number[] = [];
  const throttledMs: number[] = [];
  for (const cpu of all.filter((name) => /^cpu\d+$/.test(name)).slice(0, CPUS_MAX)) {
    const folder = `/sys/devices/system/cpu/${cpu}/thermal_throttle`;
    for (const level of ['core', 'package']) {
      const count = await numberOf(files, `${folder}/${level}_throttle_count`);
      const timeMs = await numberOf(files, `${folder}/${level}_throttle_total_time_ms`);
      if (count !== undefined && count >= 0) events.push(count);
      if (timeMs !== undefined && timeMs >= 0) throttledMs.push(timeMs);
    }
  }
  return { events, throttledMs };
}

const highest = (counts: readonly number[]): number | undefined =>
  counts.length === 0 ? undefined : Math.max(...counts);
