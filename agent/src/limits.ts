import type { SnmpChildLimits } from './adapters/snmp-child-process.ts';
import type { ForeignAllowanceLimits } from './foreign-allowance.ts';
import type { InventoryPatienceLimits } from './own-cost/inventory-patience.ts';
import type { LineWatchLimits } from './own-cost/line-watch.ts';
import type { OwnCostLimits } from './own-cost/own-cost.ts';
import type { PacLimits } from './pac-ways.ts';
import type { PlanLimits } from './plan.ts';
import type { RunnerLimits } from './runner.ts';
import type { SpoolLimits } from './spool/spool.ts';

/** Every bound of the resident agent, with its unit, in one value, so that a simulation can make it small. */
export interface AgentLimits extends PlanLimits, RunnerLimits {
  /** Checks that run at the same time; the others wait their turn. */
  readonly concurrentChecks: number;
  /** Readings held for one report; it is closed early when they are reached. */
  readonly readingsPerReport: number;
  readonly reportsPerBatch: number;
  /** Of a request's body as it is sent, and unpacked. */
  readonly batchBytesMax: number;
  readonly batchUnpackedBytesMax: number;
  readonly answerBytesMax: number;
  readonly requestTimeoutMs: number;
  /** Ordinary back-off: from, to. Doubled each time, with jitter. */
  readonly backOffMinMs: number;
  readonly backOffMaxMs: number;
  /** After 401, 403, 404, 426. */
  readonly refusedRetryMs: number;
  /** The longest `Retry-After` that is obeyed. */
  readonly retryAfterMaxMs: number;
  /** Events send at once, but not more often than this. */
  readonly eventGapMs: number;
  /** Pause between two batches of a backlog, so that it takes at most part of a thin line. */
  readonly backlogGapMs: number;
  /** A single report that the collector can't read this often goes to the ledger. */
  readonly unreadableTriesMax: number;
  /** What `stop` may take to send what waits. */
  readonly flushMs: number;
  /** Checks that one answer may ask for. */
  readonly requestedChecks: number;
  /** How often a day one service may be asked by the press of a check, on the PCs that ask by schedule too. */
  readonly pressedPerDayMax: number;
  /** What the agent may cost its machine and its line before it slows down. */
  readonly ownCost: OwnCostLimits;
  /** What the watch of lines may cost, beside `ownCost`. */
  readonly lineWatch: LineWatchLimits;
  /** What the collector's checks may ask of others, whatever it wishes. */
  readonly foreign: ForeignAllowanceLimits;
  readonly inventoryPatience: InventoryPatienceLimits;
  readonly spool: SpoolLimits;
  readonly pac: PacLimits;
  readonly snmp: SnmpChildLimits;
}

const MIB = 1024 * 1024;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export const agentLimits: AgentLimits = {
  concurrentChecks: 4,
  checks: 500,
  checkEveryMinS: 5,
  deadlineMarginMs: 60_000,
  deadlineMaxMs: 120_000,
  readingsPerReport: 1_000,
  reportsPerBatch: 100,
  batchBytesMax: MIB,
  batchUnpackedBytesMax: 4 * MIB,
  answerBytesMax: MIB,
  requestTimeoutMs: 30_000,
  backOffMinMs: 5_000,
  backOffMaxMs: 300_000,
  refusedRetryMs: 3_600_000,
  retryAfterMaxMs: 3_600_000,
  eventGapMs: 5_000,
  backlogGapMs: 1_000,
  unreadableTriesMax: 3,
  flushMs: 4_000,
  requestedChecks: 20,
  pressedPerDayMax: 12,
  // Policy of 2026-11-26. What is held covers what is dear and rare; with what comes back in a day it is the day's allowance.
  ownCost: {
    // Three times what the agent is to cost (0.04 s a minute), for old PCs take about three times as long (an assumption). Held: the
    // inventory's child, the monthly benchmark on eight processors, and the start, one after the other.
    cpu: { heldMax: 40_000, comesBack: 120, everyMs: MINUTE_MS },
    // 1 MB in any 24 hours of uptime, with what goes out before a step takes hold. Ordinary: 0.75 kB a request of five reports, 0.22 MB a day, and its wrapping.
    telemetry: { heldMax: 70_000, comesBack: 900_000, everyMs: DAY_MS },
    // 32 MB in any 24 hours, most of it at once: 30 days of reports are about 17 MB.
    backfill: { heldMax: 24_000_000, comesBack: 8_000_000, everyMs: DAY_MS },
    // Headers, TLS records and packets both ways on a kept connection: 0.5 kB of TLS measured, 0.2 of what carries them, and a look whether
    // the other side is still there.
    bytesPerRequest: 1_000,
    // Pages of the binary that all programs share are in it; the promise is 60 MiB without those of others.
    residentBytesMax: 100 * MIB,
    lookEveryMs: MINUTE_MS,
    stepGapMs: 10 * MINUTE_MS,
  },
  // 12 hours at 15 s take 0.89 MB, the other 12 at two minutes 0.11.
  lineWatch: { bytesPerDay: 1_000_000 },
  // Policy of 2026-11-28. A host: a request each half minute, which is two pages of a service at the shortest interval that a collector can
  // be set to (60 s); together: twenty services of two pages at the usual 300 s. What is held lets a PC ask all it has right after its start.
  foreign: {
    perHost: { heldMax: 120, comesBack: 3_000, everyMs: DAY_MS },
    together: { heldMax: 600, comesBack: 12_000, everyMs: DAY_MS },
    hostsMax: 1_000,
  },
  inventoryPatience: { overdueWithinMs: 30 * MINUTE_MS, atLeastEveryMs: 3 * DAY_MS },
  spool: {
    // 30 days at a report a minute fit in, and the file stays below 64 MB, for its pages are not quite full: `test/contract/spool-month.test.ts`.
    bytesMax: 50_000_000,
    // 45 days at a report a minute. Counted in reports, because a wall clock that jumps must not make all of them old.
    reportsMax: 64_800,
    daysMax: 45,
    thinnedAtOnce: 32,
    acknowledgedKeptMs: 86_400_000,
    ledgerRowsMax: 1_000,
    acknowledgedRangesMax: 1_000,
    exportsMax: 20,
  },
  pac: {
    scriptBytesMax: MIB,
    scriptTimeoutMs: 10_000,
    scriptKeptMs: 3_600_000,
    answerKeptMs: 600_000,
    troubleKeptMs: 60_000,
    hostsMax: 200,
    // A slow PC takes two seconds for a Node alone; a script that asks a dead resolver takes longer than any page is worth.
    evaluateMs: 10_000,
    memoryBytesMax: 32 * MIB,
  },
  snmp: {
    roundsAtOnce: 4,
    // A slow PC takes two seconds to start a Node.
    marginMs: 5_000,
    idleMs: 2_000,
    // Four rounds of 20,000 objects take less than half of it.
    heapMib: 96,
    replyBytesMax: 4 * MIB,
  },
};
