import type { Clock, Log } from '@mach/ports';
import { type Journal, JournalUnavailable } from './journal.ts';

export interface KeeperLimits {
  readonly aliveEveryMs: number;
  readonly keepStartMs: number;
  readonly sealAfterMs: number;
  readonly sealStepGapMs: number;
  readonly pcReadingsKeptMs: number;
  readonly readingsKeptMs: number;
}

/** Keeps the journal small while the collector runs: one step after the other, with time between them for everybody else. */
export async function keepJournal(
  journal: Journal,
  {
    clock,
    log,
    now,
    others,
    settle,
  }: {
    readonly clock: Clock;
    readonly log: Log;
    readonly now: () => number;
    readonly others: () => readonly string[];
    /** One step of writing old days of sites down; whether another may find more. */
    readonly settle: () => Promise<boolean>;
  },
  limits: KeeperLimits,
  signal: AbortSignal,
): Promise<void> {
  // Not at once: a command that only decides something is done by then.
  await clock.sleep(limits.keepStartMs, signal).catch(() => undefined);
  while (!signal.aborted) {
    let isMore = false;
    try {
      isMore = await journal.seal(now() - limits.sealAfterMs);
      isMore ||= await journal.fade({
        pcsBefore: now() - limits.pcReadingsKeptMs,
        othersBefore: now() - limits.readingsKeptMs,
        others: others(),
      });
      isMore ||= await settle();
    } catch (error) {
      // A full disk is said by the appends, which are told why; this can wait.
      if (!(error instanceof JournalUnavailable))
        log.error('old reports could not be packed', { error: String(error) });
    }
    try {
      await clock.sleep(isMore ? limits.sealStepGapMs : limits.aliveEveryMs, signal);
    } catch {
      return;
    }
  }
}
