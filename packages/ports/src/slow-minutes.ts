/**
 * Minutes that the agent watched in working hours while the machine was in use, and how many of them were slow, by cause.
 * Sums alone, of the machine: no time of day, no person.
 */
export interface SlowMinuteCounts {
  readonly watchedMinutes: number;
  /** Minutes of working hours that were measured, but of which nobody knows whether the machine was in use. */
  readonly useUnknownMinutes: number;
  readonly slowCpuMinutes: number;
  readonly slowMemoryMinutes: number;
  readonly slowDiskMinutes: number;
  /** Absent as long as the default gateway never answered: then the network is not judged. */
  readonly slowNetworkMinutes?: number;
  /** The same with old minutes fading out, so that a repair shows within weeks. */
  readonly recentWatchedMinutes: number;
  readonly recentSlowCpuMinutes: number;
  readonly recentSlowMemoryMinutes: number;
  readonly recentSlowDiskMinutes: number;
  readonly recentSlowNetworkMinutes?: number;
}

export interface SlowMinutes {
  /** Undefined where nobody watches: a command that reads once. */
  read(): SlowMinuteCounts | undefined;
}
