import type { LatestReading } from '@mach/wire';
import { goodReading, numberOf } from './readings.ts';

export type SlowCause = 'memory' | 'disk' | 'cpu' | 'network';

export interface SlowMinutesShown {
  /** Minutes of use in working hours, old ones fading out; 0 before the first. */
  readonly watched: number;
  /** The most first. `minutes` is absent where the cause could not be judged. */
  readonly causes: readonly { readonly cause: SlowCause; readonly minutes?: number; readonly share?: number }[];
}

const VALUES: readonly (readonly [SlowCause, string])[] = [
  ['memory', 'recentSlowMemoryMinutes'],
  ['disk', 'recentSlowDiskMinutes'],
  ['cpu', 'recentSlowCpuMinutes'],
  ['network', 'recentSlowNetworkMinutes'],
];

/** How long a PC kept its user waiting, by cause; undefined where nobody watches. */
export function slowMinutes(readings: readonly LatestReading[]): SlowMinutesShown | undefined {
  const reading = goodReading(readings, 'slow-minutes');
  const watched = numberOf(reading, 'recentWatchedMinutes');
  if (watched === undefined) return undefined;
  const causes = VALUES.map(([cause, value]) => {
    const minutes = numberOf(reading, value);
    return minutes === undefined || watched === 0 ? { cause } : { cause, minutes, share: minutes / watched };
  });
  return { watched, causes: causes.sort((a, b) => (b.minutes ?? -1) - (a.minutes ?? -1)) };
}
