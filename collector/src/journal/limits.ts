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
  /** Damaged segments and checkpoints kept aside, the newest. */
  readonly asideMax: number;
  /** The span whose batches of one device become one segment. */
  readonly segmentMs: number;
  /** Segments of one device let go in one go. */
  readonly fadedAtOnceMax: number;
  /** A checkpoint of each of these spans is kept until nothing before it is left: a replay begins there. */
  readonly baseEveryMs: number;
  /** Device-hours packed in one go, and what one segment may hold: reports, and bytes of bodies as they came. */
  readonly sealedAtOnceMax: number;
  readonly segmentReportsMax: number;
  readonly segmentBodyBytesMax: number;
}

export const JOURNAL_LIMITS: JournalLimits = {
  rangesCachedMax: 200_000,
  rangesPerEpochMax: 10_000,
  quarantinedMax: 10_000,
  quarantinedPerDeviceMax: 500,
  asideMax: 1_000,
  segmentMs: 3_600_000,
  fadedAtOnceMax: 24,
  baseEveryMs: 86_400_000,
  sealedAtOnceMax: 8,
  segmentReportsMax: 2_000,
  segmentBodyBytesMax: 1_048_576,
};
