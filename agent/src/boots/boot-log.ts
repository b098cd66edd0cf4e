import type { BootCounts } from '@mach/ports';
import { isAmount, keptObject } from '../kept-object.ts';

/** What is written down from one start of the agent to the next. */
export interface BootLog extends Required<Omit<BootCounts, 'bootDurationMs'>> {
  readonly bootId: string;
  /** The agent was asked to end in this boot, as a shutdown does. */
  readonly isEnded: boolean;
  /** What the wall clock showed when the agent started or ended last, in ms since 1970. */
  readonly wallMs: number;
  /** Number of the last record of the system's own log that was counted, where it keeps one. */
  readonly lastRecord?: number;
  /** What the kernel had kept of its crashes at the last start, where it can keep any. */
  readonly panicRecords?: readonly string[];
}

/** What an agent finds when it starts. */
export interface Start {
  readonly bootId: string;
  readonly wallMs: number;
  /** What the clock of the hardware shows, where it can be read. */
  readonly hardwareWallMs?: number;
  /** Names of what the kernel kept of its crashes; absent where it can't keep any, and on Windows. */
  readonly panicRecords?: readonly string[];
}

/** Each boot leaves so much of those before it: after twenty a boot counts for about a third. */
export const KEPT = 0.95;
/** A time zone set wrong shifts a clock by hours; without its battery it falls back by years. */
const CLOCK_BACK_MS_MIN = 86_400_000;
/** 2026-01-01: no clock that keeps the date shows less to a program that is younger. */
const SOFTWARE_MS = Date.UTC(2026, 0, 1);

/**
 * What the log says after a start. Another boot than before: the last one was stopped, cleanly if the agent had been asked
 * to end in it. The same boot: the agent alone was started again, and nothing is counted. A power cut while the agent did not run, or in the
 * seconds between its end and that of the machine, is taken for a clean stop. A crash is an unclean stop after which the kernel has
 * kept something new; what it keeps of lesser faults that it survived is taken for one too when a power cut follows.
 */
export function startedLog(before: BootLog | undefined, start: Start): BootLog {
  const { bootId, wallMs, hardwareWallMs, panicRecords } = start;
  const running = { bootId, isEnded: false, wallMs, ...(panicRecords !== undefined && { panicRecords }) };
  if (before === undefined) return { ...nothingCounted, ...running };
  if (before.bootId === bootId) return { ...before, ...running };
  const seen = before.panicRecords;
  const hasPanicked = seen !== undefined && panicRecords?.some((name) => !seen.includes(name)) === true;
  const crash = !before.isEnded && hasPanicked ? 1 : 0;
  const unclean = before.isEnded || hasPanicked ? 0 : 1;
  const earliestMs = Math.max(SOFTWARE_MS, before.wallMs - CLOCK_BACK_MS_MIN);
  // Some systems set the clock from the last file they wrote: then only the hardware's own still shows what it lost.
  const lost = wallMs < earliestMs || (hardwareWallMs ?? wallMs) < earliestMs ? 1 : 0;
  return {
    ...running,
    cleanStops: before.cleanStops + 1 - unclean - crash,
    uncleanStops: before.uncleanStops + unclean,
    crashes: before.crashes + crash,
    clockLosses: before.clockLosses + lost,
    recentStops: before.recentStops * KEPT + 1,
    recentUncleanStops: before.recentUncleanStops * KEPT + unclean,
    recentCrashes: before.recentCrashes * KEPT + crash,
    recentClockLosses: before.recentClockLosses * KEPT + lost,
    // A date that was lost must not become what the next start is measured by.
    wallMs: lost === 1 ? Math.max(wallMs, before.wallMs) : wallMs,
  };
}

/** Counts of stops before the first. */
export const nothingStopped = {
  cleanStops: 0,
  uncleanStops: 0,
  crashes: 0,
  recentStops: 0,
  recentUncleanStops: 0,
  recentCrashes: 0,
};
const nothingCounted = { ...nothingStopped, clockLosses: 0, recentClockLosses: 0 };

/** Logs of agents that knew no crashes go on. */
const noCrash = { crashes: 0, recentCrashes: 0 };

/** Reads a log that was written down; undefined for any other text. */
export function parseBootLog(text: string | undefined): BootLog | undefined {
  const kept = keptObject<BootLog>(text, (read) => {
    const found = { ...noCrash, ...read };
    const { bootId, isEnded, wallMs, lastRecord = 0, panicRecords = [] } = found;
    const counts = Object.keys(nothingCounted).map((name) => (found as Record<string, unknown>)[name]);
    return (
      typeof bootId === 'string' &&
      typeof isEnded === 'boolean' &&
      Number.isFinite(wallMs) &&
      [...counts, lastRecord].every(isAmount) &&
      Array.isArray(panicRecords)
    );
  });
  return kept === undefined ? undefined : { ...noCrash, ...kept };
}
