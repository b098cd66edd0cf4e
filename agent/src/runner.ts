import type { Clock, Log } from '@mach/ports';
import type { PolledOutcome, ProbePorts } from '@mach/probes';
import { type Failure, GATEWAY_TARGET, type Reading, type Values } from '@mach/wire';
import { linkedController } from './linked-controller.ts';
import type { PlannedCheck } from './plan.ts';

export interface RunnerPorts {
  readonly clock: Clock;
  readonly probesOf: (check: PlannedCheck) => ProbePorts;
  readonly log: Log;
  /** The default gateway as it was last found; undefined as long as nobody has looked. */
  readonly gateway: () => FoundGateway | undefined;
}

/** Without an address: this PC has no default gateway. */
export interface FoundGateway {
  readonly address?: string;
}

/** How long a check may take beyond its own `timeoutMs`, and at most: a last resort, ports have deadlines of their own, and a train of
 * packets takes longer than the wait for its last reply. */
export interface RunnerLimits {
  readonly deadlineMarginMs: number;
  readonly deadlineMaxMs: number;
}

export interface Runner {
  /** Runs one check to its end or its deadline. Never throws: a throw inside is a reading that failed with `bug`. */
  run(check: PlannedCheck, signal: AbortSignal): Promise<readonly Reading[]>;
}

/** The longest detail that the wire takes, with room for nothing more. */
const DETAIL_LENGTH_MAX = 1_000;

export function createRunner(ports: RunnerPorts, limits: RunnerLimits): Runner {
  const { clock } = ports;

  async function attempt(check: PlannedCheck, signal: AbortSignal): Promise<readonly Found[]> {
    if (check.work.type === 'refuse') return [failed(check.work.failure, check.work.detail)];
    const { measure, options } = check.work;
    const probes = ports.probesOf(check);
    if (measure.type === 'sensor') return measure.run(probes, options, signal);
    let { target } = check;
    if (target === GATEWAY_TARGET) {
      const gateway = ports.gateway();
      // Nobody has looked yet: a reading now would be made up. The next turn will know.
      if (gateway === undefined) return [];
      target = gateway.address;
    }
    if (target === undefined) return [failed('not-found', 'this PC has no default gateway')];
    const found = await measure.run(probes, target, options, signal);
    return 'ok' in found ? [found] : found;
  }

  return {
    run: async (check, signal) => {
      const startedMs = clock.uptimeMs();
      const deadlineMs = deadlineOf(check, limits);
      const outcomes = await withDeadline(ports, deadlineMs, signal, (ending) => attempt(check, ending)).catch(
        (error: unknown) => {
          if (signal.aborted) return [];
          ports.log.error('a check threw: this is a bug', { check: check.id, kind: check.kind, stack: stackOf(error) });
          return [failed('bug', error instanceof Error ? error.message : String(error))];
        },
      );
      const endedMs = clock.uptimeMs();
      const uptimeMs = Math.round(endedMs);
      const durationMs = Math.max(0, Math.round((endedMs - startedMs) * 1_000) / 1_000);
      return outcomes.map((outcome) => toReading(check, outcome, { uptimeMs, durationMs }));
    },
  };
}

/** What a measure found, or what the runner has to say in its place. */
type Found = PolledOutcome | (Failed & { readonly kind?: string; readonly target?: string });
interface Failed {
  readonly ok: false;
  readonly failure: Failure;
  readonly detail: string;
  readonly values?: Values;
}

const failed = (failure: Failure, detail: string): Failed => ({ ok: false, failure, detail });

/** A measure that ignores its signal is left behind: its reading says `timeout`, what it still does is not awaited. */
async function withDeadline(
  { clock }: RunnerPorts,
  deadlineMs: number,
  signal: AbortSignal,
  work: (ending: AbortSignal) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  using ending = linkedController(signal);
  const late = clock
    .sleep(deadlineMs, ending.signal)
    .then((): readonly Found[] => [failed('timeout', `no answer within ${deadlineMs / 1_000} s`)]);
  late.catch(() => undefined);
  try {
    return await Promise.race([work(ending.signal), late]);
  } finally {
    // Ends whichever lost: the timer, or the work.
    ending.abort();
  }
}

function deadlineOf(check: PlannedCheck, limits: RunnerLimits): number {
  return Math.min(limits.deadlineMaxMs, longestMs(check) + limits.deadlineMarginMs);
}

function longestMs({ work }: PlannedCheck): number {
  if (work.type === 'refuse') return 0;
  const { timeoutMs }: Values = work.options;
  return work.measure.longestMs?.(work.options) ?? (typeof timeoutMs === 'number' ? timeoutMs : 0);
}

function toReading(
  check: PlannedCheck,
  outcome: Found,
  time: { readonly uptimeMs: number; readonly durationMs: number },
): Reading {
  // A part of a device that was polled goes by its own name; who asked for it, and where, is told by the round's own reading.
  const isTold = outcome.kind !== undefined;
  const target = isTold ? outcome.target : (check.target ?? outcome.target);
  return {
    kind: outcome.kind ?? check.kind,
    ...(check.isNamed && !isTold ? { id: check.id } : {}),
    ...(target === undefined ? {} : { target: target.slice(0, 300) }),
    ...(check.about === undefined ? {} : { about: check.about }),
    uptimeMs: time.uptimeMs,
    ...(isWorthTiming(check, outcome) && { durationMs: time.durationMs }),
    ok: outcome.ok,
    ...(outcome.ok ? {} : { failure: outcome.failure, detail: outcome.detail.slice(0, DETAIL_LENGTH_MAX) }),
    values: sendable(outcome.values ?? {}),
  };
}

/** A microsecond of a time in ms, which is more than any clock here tells; below 1, so many digits. More cost bytes and say nothing. */
const DECIMALS = 3;
const SIGNIFICANT_DIGITS = 4;

/** How long a sensor took that found what it looked for says nothing of anything, as little as one part of a round, and would be sent thousands of times a day. */
const isWorthTiming = ({ work }: PlannedCheck, { ok, kind }: Found): boolean =>
  kind === undefined && (!ok || work.type === 'refuse' || work.measure.type !== 'sensor');

/** JSON has no NaN and no infinity: what is not finite is unknown, and unknown values are left out. */
function sendable(values: Values): Values {
  const entries = Object.entries(values).filter(([, value]) => typeof value !== 'number' || Number.isFinite(value));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, 1_000) : rounded(value)]),
  );
}

/** Whole numbers stand as they are: counters and dates need all their digits. */
function rounded(value: number | boolean): number | boolean {
  if (typeof value !== 'number' || Number.isInteger(value)) return value;
  return Number(Math.abs(value) < 1 ? value.toPrecision(SIGNIFICANT_DIGITS) : value.toFixed(DECIMALS));
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
