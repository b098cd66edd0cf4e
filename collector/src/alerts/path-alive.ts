/** What is known of the way of a reading through the collector, at one moment. Times in ms of receive time; 0: never. */
export interface PathSigns {
  readonly now: number;
  /** When an entry was last on the disk, up to when the state is folded, and when was judged last. */
  readonly journaledAt: number;
  readonly foldedTo: number;
  readonly judgedAt: number;
  /** When a report was last taken, and whether any is to be expected: PCs are known and their offices work. */
  readonly reportAt: number;
  readonly expectsReports: boolean;
  /** Whether this process answers at the address that agents use. */
  readonly isServing: boolean;
}

/** Where the way is broken. */
export type PathTrouble = 'serving' | 'journal' | 'fold' | 'analysis' | 'reports';

/** `alive` is journaled each minute, ticks are folded each ten seconds, judged is each half minute: three of each may fail. */
const JOURNAL_MS = 240_000;
const FOLD_MS = 60_000;
const JUDGED_MS = 150_000;
/** Agents send each five minutes. */
const REPORTS_MS = 1_200_000;

/** What is wrong with the way from a report to an alert; undefined while all of it works. */
export function pathTrouble(signs: PathSigns): PathTrouble | undefined {
  const { now } = signs;
  if (!signs.isServing) return 'serving';
  if (now - signs.journaledAt > JOURNAL_MS) return 'journal';
  if (now - signs.foldedTo > FOLD_MS) return 'fold';
  if (now - signs.judgedAt > JUDGED_MS) return 'analysis';
  if (signs.expectsReports && now - signs.reportAt > REPORTS_MS) return 'reports';
  return undefined;
}
