import type { DayEvidence, States, Stretch } from '@mach/diagnosis';

/** What the devices of a site found on one day of Việt Nam, or a part of that. */
export interface SiteDayEvidence {
  readonly site: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly evidence: DayEvidence;
}

/**
 * A day that is written down for good: the states of everything at the site, and the hours that it was to work. By whom anything
 * was measured is no longer in it. Times in seconds after midnight.
 */
export interface SettledDay {
  readonly sessions: readonly Stretch[];
  readonly states: Readonly<Record<string, States>>;
  readonly pcs: readonly number[];
}

/** What is kept of a site's day: settled, as evidence, or settled with evidence that came after that. */
export interface SiteDay {
  readonly site: string;
  readonly day: string;
  /** Grows with every change of what is kept. */
  readonly version: number;
  readonly evidence?: DayEvidence;
  readonly settled?: SettledDay;
}

/** Days from the first to the last; of one site where it is named. */
export interface SiteDayQuery {
  readonly from: string;
  readonly to: string;
  readonly sites?: readonly string[];
}

/** The settled form of the day as that version of it was. */
export interface Settlement {
  readonly site: string;
  readonly day: string;
  readonly version: number;
  readonly settled: SettledDay;
}
