import { type AgentLimits, agentLimits } from '../../agent/src/limits.ts';
import type { OwnCostLimits } from '../../agent/src/own-cost/own-cost.ts';
import { JOURNAL_LIMITS, type JournalLimits } from '../../collector/src/journal/limits.ts';
import { COLLECTOR_LIMITS, type CollectorLimits } from '../../collector/src/limits.ts';

/** The production limits made small, so that what is rare in a province happens in every run. */
export const SIM_AGENT_LIMITS: AgentLimits = {
  ...agentLimits,
  concurrentChecks: 2,
  deadlineMaxMs: 10_000,
  readingsPerReport: 30,
  reportsPerBatch: 4,
  batchBytesMax: 2_500,
  batchUnpackedBytesMax: 12_000,
  requestTimeoutMs: 8_000,
  backOffMinMs: 2_000,
  backOffMaxMs: 20_000,
  refusedRetryMs: 45_000,
  retryAfterMaxMs: 20_000,
  eventGapMs: 2_000,
  backlogGapMs: 500,
  flushMs: 3_000,
  spool: {
    bytesMax: 1_600,
    reportsMax: 40,
    daysMax: 3,
    thinnedAtOnce: 2,
    acknowledgedKeptMs: 120_000,
    ledgerRowsMax: 20,
    acknowledgedRangesMax: 200,
    exportsMax: 20,
  },
};

export const SIM_COLLECTOR_LIMITS: CollectorLimits = {
  ...COLLECTOR_LIMITS,
  aliveEveryMs: 30_000,
  checkpointEveryMs: 90_000,
  sealAfterMs: 120_000,
  sealStepGapMs: 500,
  replayPageEntries: 7,
  appendsUnderWayMax: 3,
  retryAfterS: 5,
  retryAfterMaxS: 10,
};

export const SIM_JOURNAL_LIMITS: JournalLimits = {
  ...JOURNAL_LIMITS,
  segmentMs: 60_000,
  sealedAtOnceMax: 2,
  segmentReportsMax: 5,
};

/** So little that every agent slows down for its bytes, all steps of the way. */
export const TIGHT_OWN_COST: OwnCostLimits = {
  ...agentLimits.ownCost,
  telemetry: { heldMax: 1_500, comesBack: 500, everyMs: 60_000 },
  backfill: { heldMax: 3_000, comesBack: 1_000, everyMs: 60_000 },
  lookEveryMs: 5_000,
  stepGapMs: 10_000,
};
