import type { Result } from '@mach/ports';
import { type BootLog, KEPT, nothingStopped } from './boot-log.ts';

/**
 * What a system wrote down itself. `cold-start`, `hybrid-start` (Fast Startup: the kernel comes out of an image) and
 * `resume` (hibernation, which is no stop) are how it began; the kernel and the log each note afterwards that there had been no shutdown.
 */
export interface StopRecord {
  /** Rises with each record of the log. */
  readonly number: number;
  readonly what: 'cold-start' | 'hybrid-start' | 'resume' | 'unclean-by-kernel' | 'unclean-by-log';
  /** Told by the kernel's note of a stop: it stopped itself, by a crash. */
  readonly isCrash?: true;
}

export interface StopRecords {
  /** The newest ones, oldest first. An answer without any is a failure: whatever runs was started. */
  read(): Promise<Result<readonly StopRecord[]>>;
}

/**
 * Counts the records that are new. Both notes of one stop are written seconds apart in either order, and now and then one
 * of the two is missing: whichever is there more often is believed, so that no stop counts twice, whatever the clock showed. Each start
 * stands for the stop before it. A crash is noted as any stop without a shutdown, and told apart by the kernel's note alone.
 */
export function withRecordedStops(log: BootLog, records: readonly StopRecord[]): BootLog {
  const newest = records.at(-1)?.number;
  if (newest === undefined) return log;
  // What was counted without the system's records is worth less than they are. Lower numbers: the log was emptied.
  const counted = log.lastRecord === undefined ? { ...log, ...nothingStopped } : log;
  const after = newest < (log.lastRecord ?? 0) ? 0 : (log.lastRecord ?? 0);
  const fresh = records.filter(({ number }) => number > after);
  const times = (...wanted: readonly StopRecord['what'][]) => fresh.filter(({ what }) => wanted.includes(what)).length;
  const starts = times('cold-start', 'hybrid-start');
  const note = times('unclean-by-kernel') >= times('unclean-by-log') ? 'unclean-by-kernel' : 'unclean-by-log';
  const noted = times(note);
  const crashes = fresh.filter(({ isCrash }) => isCrash).length;
  let { recentStops, recentUncleanStops, recentCrashes } = counted;
  for (const { what, isCrash } of fresh) {
    if (what === 'cold-start' || what === 'hybrid-start') {
      recentStops = recentStops * KEPT + 1;
      recentUncleanStops *= KEPT;
      recentCrashes *= KEPT;
    } else {
      if (what === note) recentUncleanStops += 1;
      if (isCrash) {
        recentCrashes += 1;
        // The log's note of it may come later, and add it: nothing falls below none.
        recentUncleanStops -= 1;
      }
    }
  }
  return {
    ...counted,
    cleanStops: counted.cleanStops + Math.max(0, starts - noted),
    uncleanStops: counted.uncleanStops + noted - crashes,
    crashes: counted.crashes + crashes,
    recentStops: recentStops + Math.max(0, noted - starts),
    recentUncleanStops: Math.max(0, recentUncleanStops),
    recentCrashes,
    lastRecord: newest,
  };
}

/** Whether the system began anew when it was started last: only then its uptime tells how long that took. */
export function wasColdStart(records: readonly StopRecord[]): boolean {
  return records.findLast(({ what }) => what === 'cold-start' || what === 'hybrid-start')?.what === 'cold-start';
}
