/** What the agent knows of itself: the published cost, and what its spool holds and had to drop. Counters since the process began. */
export interface SelfFacts {
  readonly version: string;
  /** CPU time of the agent and its ended children. */
  readonly cpuMs: number;
  readonly residentBytes: number;
  readonly spoolReports: number;
  readonly spoolBytes: number;
  readonly droppedReports: number;
  readonly refusedReports: number;
  readonly sentBytes: number;
  readonly requests: number;
  readonly failedRequests: number;
  /** Checks that were not run because the day's allowance of requests was used up. */
  readonly heldBackChecks: number;
}

export interface Self {
  read(): SelfFacts;
}
