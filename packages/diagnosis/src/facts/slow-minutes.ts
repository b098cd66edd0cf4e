import { present } from '../present.ts';
import type { SlowMinuteFacts } from './device-facts.ts';
import type { ReadingIndex } from './reading-index.ts';

/** What the agent watched lately; nothing before the first watched minute. */
export function slowMinutesOf(index: ReadingIndex): SlowMinuteFacts | undefined {
  const values = index.whole('slow-minutes');
  const watched = values?.positive('recentWatchedMinutes');
  const cpu = values?.amount('recentSlowCpuMinutes');
  const memory = values?.amount('recentSlowMemoryMinutes');
  const disk = values?.amount('recentSlowDiskMinutes');
  if (watched === undefined || cpu === undefined || memory === undefined || disk === undefined) return undefined;
  return present<SlowMinuteFacts>({ watched, cpu, memory, disk, network: values?.amount('recentSlowNetworkMinutes') });
}
