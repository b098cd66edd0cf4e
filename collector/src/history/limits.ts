/** What one question about a device's past may cost. */
export interface HistoryLimits {
  /** Longest span, and the default one. */
  readonly spanMsMax: number;
  readonly spanMsDefault: number;
  /** Points of one series; a finer step is made coarser. */
  readonly pointsMax: number;
  readonly stepMsMin: number;
  readonly seriesMax: number;
  /** Batches unpacked for one answer; of more, the oldest are left out. */
  readonly entriesMax: number;
  /** Batches unpacked in one turn; then others get theirs. */
  readonly entriesPerTurn: number;
}

export const HISTORY_LIMITS: HistoryLimits = {
  spanMsMax: 14 * 86_400_000,
  spanMsDefault: 86_400_000,
  pointsMax: 1_500,
  stepMsMin: 15_000,
  seriesMax: 500,
  entriesMax: 10_000,
  entriesPerTurn: 25,
};
