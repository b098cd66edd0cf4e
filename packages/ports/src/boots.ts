/**
 * How this machine was started and stopped, as far as the agent could see. Sums since the agent was installed; of stops, where
 * the system itself writes them down, since the oldest record that the agent found. They are absent until it was read.
 */
export interface BootCounts {
  /**
   * Boots that ended with a shutdown, and those that ended without one: power cut, held power button, and a crash where none is
   * told by itself.
   */
  readonly cleanStops?: number;
  readonly uncleanStops?: number;
  /** Boots that ended with a crash of the system, which are no `uncleanStops` then; absent where the system keeps no record of one. */
  readonly crashes?: number;
  /** Boots at whose start the clock had lost the date. */
  readonly clockLosses: number;
  /** The same with old boots fading out. */
  readonly recentStops?: number;
  readonly recentUncleanStops?: number;
  readonly recentCrashes?: number;
  readonly recentClockLosses: number;
  /**
   * From the start of the kernel until the agent ran. Absent where the agent did not come with the boot, and where the
   * system resumes an image and calls it a start.
   */
  readonly bootDurationMs?: number;
}

export interface Boots {
  /** Undefined where nobody keeps count: a command that reads once. */
  read(): BootCounts | undefined;
}
