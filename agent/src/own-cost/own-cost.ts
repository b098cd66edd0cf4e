import type { Log } from '@mach/ports';
import { createHeldAllowance, type HeldAllowanceLimits } from './held-allowance.ts';
import { createSteps, type Step } from './steps.ts';

export interface OwnCostLimits {
  /** In ms of CPU time, children included where they can be counted. */
  readonly cpu: HeldAllowanceLimits;
  /** In bytes: reports as they are made, and what a request is wrapped in. */
  readonly telemetry: HeldAllowanceLimits;
  /** In bytes: reports that are late, and what is sent again. */
  readonly backfill: HeldAllowanceLimits;
  readonly bytesPerRequest: number;
  readonly residentBytesMax: number;
  readonly lookEveryMs: number;
  /** Between two steps, so that the effect of the last one shows first. */
  readonly stepGapMs: number;
}

/** What the agent has cost since it began: counters as they stand, but for memory. */
export interface Spent {
  readonly cpuMs: number;
  readonly residentBytes: number;
  readonly sentBytes: number;
  readonly lateBytes: number;
  readonly requests: number;
}

/** How often things may happen: factors on the ordinary intervals, all 1 in an ordinary life. */
export interface Pace {
  readonly send: number;
  readonly report: number;
  readonly event: number;
  readonly checks: Step;
}

export interface OwnCost {
  /** Takes what was spent since the last look. True when the pace changed. Called at any time, it looks each `lookEveryMs`. */
  look(uptimeMs: number): boolean;
  pace(): Pace;
  /** Whether late batches may go out between the intervals. */
  mayBackfill(uptimeMs: number): boolean;
  slowedDown(): { readonly slowedForCpu: Step; readonly slowedForBytes: Step };
}

/** More than the largest batch, so that none overdraws. */
const BACKFILL_RATIO_MIN = 0.05;
/** First larger batches, then larger reports, at last fewer measurements: what is measured already is always delivered. */
const BYTES_PACE: Readonly<Record<Step, Pace>> = {
  0: { send: 1, report: 1, event: 1, checks: 0 },
  1: { send: 3, report: 1, event: 6, checks: 0 },
  2: { send: 6, report: 3, event: 60, checks: 0 },
  3: { send: 12, report: 6, event: 360, checks: 3 },
};

/** Keeps what the agent costs within its allowances by slowing it down, and says so. Time is handed in. */
export function createOwnCost(spent: () => Spent, log: Log, limits: OwnCostLimits): OwnCost {
  const allowances = {
    cpu: createHeldAllowance(limits.cpu),
    bytes: createHeldAllowance(limits.telemetry),
    backfill: createHeldAllowance(limits.backfill),
  };
  const cpu = createSteps(allowances.cpu, limits.stepGapMs);
  const bytes = createSteps(allowances.bytes, limits.stepGapMs);
  const memory = createMemoryWarning(log, limits.residentBytesMax);
  let last: Omit<Spent, 'residentBytes'> = { cpuMs: 0, sentBytes: 0, lateBytes: 0, requests: 0 };
  let lookedMs = Number.NEGATIVE_INFINITY;

  function spend(now: Spent, uptimeMs: number): void {
    const { cpuMs, sentBytes, lateBytes, requests } = now;
    const late = lateBytes - last.lateBytes;
    const wrapping = (requests - last.requests) * limits.bytesPerRequest;
    allowances.cpu.spend(cpuMs - last.cpuMs, uptimeMs);
    allowances.bytes.spend(sentBytes - last.sentBytes - late + (late > 0 ? 0 : wrapping), uptimeMs);
    allowances.backfill.spend(late > 0 ? late + wrapping : 0, uptimeMs);
    last = now;
  }

  function say(because: 'cpu' | 'bytes', step: Step, before: Step): void {
    if (step > before) log.warn('the agent costs more than it may: it slows down', { because, step });
    else log.info('the agent costs less again: it slows down less', { because, step });
  }

  return {
    look: (uptimeMs) => {
      if (uptimeMs - lookedMs < limits.lookEveryMs) return false;
      lookedMs = uptimeMs;
      const now = spent();
      spend(now, uptimeMs);
      memory(now.residentBytes);
      const before = { cpu: cpu.current(), bytes: bytes.current() };
      const isCpu = cpu.look(uptimeMs);
      const isBytes = bytes.look(uptimeMs);
      if (isCpu) say('cpu', cpu.current(), before.cpu);
      if (isBytes) say('bytes', bytes.current(), before.bytes);
      return isCpu || isBytes;
    },
    pace: () => {
      const pace = BYTES_PACE[bytes.current()];
      return { ...pace, checks: cpu.current() > pace.checks ? cpu.current() : pace.checks };
    },
    mayBackfill: (uptimeMs) => {
      spend(spent(), uptimeMs);
      return allowances.backfill.leftRatio(uptimeMs) >= BACKFILL_RATIO_MIN;
    },
    slowedDown: () => ({ slowedForCpu: cpu.current(), slowedForBytes: bytes.current() }),
  };
}

/** Memory is not won back by slowing down: V8's own bound holds it (adapters/launcher.ts). Too much of it is only said, once. */
function createMemoryWarning(log: Log, residentBytesMax: number): (residentBytes: number) => void {
  let isSaid = false;
  return (residentBytes) => {
    if (residentBytes <= residentBytesMax) isSaid = false;
    else if (!isSaid) {
      isSaid = true;
      log.warn('the agent holds more memory than it may', { residentBytes, residentBytesMax });
    }
  };
}
