import { sensor } from '../contract.ts';
import { counter, fact } from '../metrics.ts';
import { nothingToRead, part } from './part.ts';

const slow = (value: string, cause: string, why: string) =>
  counter(value, 'count', {
    help: `watched minutes that were slow because ${why}`,
    as: 'mach_device_slow_minutes_total',
    labels: { cause },
    family: 'Watched minutes that were slow, by cause.',
  });
const recent = (value: string, what: string) =>
  fact(value, 'count', { help: `${what}, old ones fading out over some ten working days of use` });

/** Minutes of use in working hours that the agent watched, and how many of them were slow, by cause. */
export const slowMinutes = sensor({
  name: 'slow-minutes',
  summary: 'Minutes of use in working hours that were watched, and how many of them were slow, by cause.',
  needs: ['slowMinutes'],
  onWindows:
    'by the counters of cpu, memory and disk-io there; where one of them is not told no minute is watched; never run on a real PC',
  options: {},
  metrics: [
    counter('watchedMinutes', 'count', {
      help: 'minutes of use in working hours that were watched',
      as: 'mach_device_watched_minutes_total',
    }),
    counter('useUnknownMinutes', 'count', {
      help: 'minutes of working hours that were measured without knowing whether the machine was in use',
      as: 'mach_device_use_unknown_minutes_total',
    }),
    slow('slowCpuMinutes', 'cpu', 'too many tasks waited for a CPU'),
    slow('slowMemoryMinutes', 'memory', 'memory was short'),
    slow('slowDiskMinutes', 'disk', 'a disk was slow'),
    slow('slowNetworkMinutes', 'network', 'the way to the default gateway was bad'),
    recent('recentWatchedMinutes', 'watched minutes'),
    recent('recentSlowCpuMinutes', 'minutes slow for want of CPU'),
    recent('recentSlowMemoryMinutes', 'minutes slow for want of memory'),
    recent('recentSlowDiskMinutes', 'minutes slow because of a disk'),
    recent('recentSlowNetworkMinutes', 'minutes slow because of the local network'),
  ],
  run: async (io) => {
    const counts = io.slowMinutes.read();
    if (counts === undefined) return nothingToRead('only an agent that stays watches minutes');
    return [part(undefined, { ...counts })];
  },
});
