/** What the collector did since it started, for its own metrics. Only ever grows; a restart begins at 0. */
export interface Counters {
  /** Requests with reports by the status that they got. */
  readonly batchesByStatus: Map<number, number>;
  reportsAccepted: number;
  reportsRepeated: number;
  reportsRefused: number;
  /** Repeated numbers with other content. */
  reportsContradicting: number;
  valuesAccepted: number;
  bodyBytes: number;
  enrolments: number;
  appendsFailed: number;
}

/** Counts a request with reports. */
export function countBatch({ batchesByStatus }: Pick<Counters, 'batchesByStatus'>, status: number): void {
  batchesByStatus.set(status, (batchesByStatus.get(status) ?? 0) + 1);
}

/** All at 0. */
export function createCounters(): Counters {
  return {
    batchesByStatus: new Map(),
    reportsAccepted: 0,
    reportsRepeated: 0,
    reportsRefused: 0,
    reportsContradicting: 0,
    valuesAccepted: 0,
    bodyBytes: 0,
    enrolments: 0,
    appendsFailed: 0,
  };
}
