/** What bounds the journal beside the disk. */
export interface JournalLimits {
  /** Acknowledged ranges kept in memory, by device and epoch; beyond it the memory is emptied and read anew. */
  readonly rangesCachedMax: number;
  /**
   * Ranges of one device and epoch: each gap is a report that was refused. A report that would make one more is refused
   * too: a spool of ten thousand holes is no spool of ours, and its list would travel with every answer.
   */
  readonly rangesPerEpochMax: number;
  /** Quarantined reports kept, of all and of one device; the oldest go. */
  readonly quarantinedMax: number;
  readonly quarantinedPerDeviceMax: number;
}

export const JOURNAL_LIMITS: JournalLimits = {
  rangesCachedMax: 200_000,
  rangesPerEpochMax: 10_000,
  quarantinedMax: 10_000,
  quarantinedPerDeviceMax: 500,
};
