import type { MemoryErrorCounts } from '@mach/ports';
import { isAmount, keptObject } from '../kept-object.ts';
import type { MemoryErrorRecord } from './memory-error-records.ts';

/** How far back the first look goes: what is older says little of the months to come. */
export const FIRST_LOOK_MS = 30 * 86_400_000;

/** What is written down from one look to the next. */
export interface MemoryErrorLog extends MemoryErrorCounts {
  /** Number of the last record that was counted; 0 before the first. */
  readonly lastRecord: number;
  /** What the wall clock showed at the last look. */
  readonly wallMs: number;
}

/** Counts the records that are new. Lower numbers than before: the system's log was emptied, and all of them are new. */
export function withMemoryErrors(
  before: MemoryErrorLog | undefined,
  records: readonly MemoryErrorRecord[],
  wallMs: number,
): MemoryErrorLog {
  const log = before ?? { corrected: 0, uncorrected: 0, countedMs: FIRST_LOOK_MS, lastRecord: 0, wallMs };
  const newest = records.at(-1)?.number ?? log.lastRecord;
  const after = newest < log.lastRecord ? 0 : log.lastRecord;
  const fresh = records.filter(({ number }) => number > after);
  const corrected = fresh.filter(({ isCorrected }) => isCorrected).length;
  return {
    corrected: log.corrected + corrected,
    uncorrected: log.uncorrected + fresh.length - corrected,
    // A clock that was set back must not make the time shorter than it was.
    countedMs: log.countedMs + Math.max(0, wallMs - log.wallMs),
    lastRecord: newest,
    wallMs,
  };
}

/** Reads a log that was written down; undefined for any other text. */
export const parseMemoryErrorLog = (text: string | undefined): MemoryErrorLog | undefined =>
  keptObject<MemoryErrorLog>(text, ({ corrected, uncorrected, countedMs, lastRecord, wallMs }) =>
    [corrected, uncorrected, countedMs, lastRecord, wallMs].every(isAmount),
  );
