/** What the agent knows of itself: the published cost, and what its spool holds and had to drop. Counters since the process began. */
export interface SelfFacts {
  readonly version: string;
  /** CPU time of the agent and its ended children. */
  readonly cpuMs: number;
  /** Of these, the ended children's; absent where the system does not tell it, and then `cpuMs` is without them. */
  readonly childCpuMs?: number;
  readonly residentBytes: number;
  /** The most memory that one of its children held (inventory, SNMP, PAC script, benchmark); absent until one has ended. */
  readonly childPeakBytes?: number;
  readonly spoolReports: number;
  readonly spoolBytes: number;
  readonly droppedReports: number;
  readonly refusedReports: number;
  readonly sentBytes: number;
  /** Of these, reports that were late, and what was sent again. */
  readonly lateBytes: number;
  readonly requests: number;
  readonly failedRequests: number;
  /** Checks that were not run because the day's allowance of requests was used up. */
  readonly heldBackChecks: number;
  /** How far the agent has slowed down to keep its allowances: 0 not at all, 3 as far as it goes. */
  readonly slowedForCpu: number;
  readonly slowedForBytes: number;
  /** What looks at lines put on them, both ways together, and how far they were made fewer; absent while no line is watched. */
  readonly lineWatchBytes?: number;
  readonly slowedForLine?: number;
}

/**
 * Reports of one day that never reach the collector whole: `no-room`: their readings were let go for newer ones; `too-old`: they
 * waited too many days; `refused` and `unreadable`: the collector decided so; `in-memory`: the disk took
 * nothing, and the program ended while they waited in memory.
 */
export interface LostReports {
  /** In Vietnam, yyyy-MM-dd: nothing finer, for the hours of a PC are those of an official. Absent where it is not known. */
  readonly day?: string;
  readonly reason: 'no-room' | 'too-old' | 'refused' | 'unreadable' | 'in-memory';
  readonly reports: number;
}

export interface Self {
  read(): SelfFacts;
  /** Out of the spool's ledger, the latest first. */
  lost(): readonly LostReports[];
}
