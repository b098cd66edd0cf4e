import { type MeasuredMinute, slowMinutePolicy } from '@mach/knowledge';
import { GATEWAY_TARGET, type Reading } from '@mach/wire';
import { createCounterSpans, type Span } from './counter-spans.ts';

/** Puts the samples of each minute together. */
export interface MinuteMeter {
  /**
   * Takes a reading as it comes; when it is the first of a new minute, gives the one before, if enough of it was seen.
   * Minutes are those of uptime, so a wall clock that jumps changes nothing.
   */
  take(reading: Reading): MeasuredMinute | undefined;
}

const MINUTE_MS = 60_000;
/** Of CPUs, memory and disks each, so much of a minute must have been seen; samples are 15 s apart, a little shaken. */
const SEEN_MS_MIN = 40_000;

export function createMinuteMeter(): MinuteMeter {
  const spanOf = createCounterSpans();
  let number: number | undefined;
  let minute = emptyMinute();
  let gatewayAnswered = false;

  function add({ kind, target = '', uptimeMs, ok, values }: Reading): void {
    const rise = (name: string) => spanOf(`${kind} ${target} ${name}`, values[name], uptimeMs);
    switch (kind) {
      case 'cpu':
        addQueue(minute, rise('totalMs'), values);
        break;
      case 'memory':
        addSpan(minute.hardFaults, rise('majorFaults'));
        break;
      case 'pressure':
        addSpan(minute.memoryFull, rise('memoryFullMs'));
        addSpan(minute.diskFull, rise('ioFullMs'));
        break;
      case 'disk-io':
        addDisk(minute, { disk: target, isPluggedIn: values['pluggedIn'] === true }, rise);
        break;
      case 'ping':
        if (target !== GATEWAY_TARGET) break;
        gatewayAnswered ||= ok;
        // A gateway that never answered forbids pings: it says nothing of the way to it.
        if (gatewayAnswered) minute.gateway = values;
    }
  }

  return {
    take: (reading) => {
      const now = Math.floor(reading.uptimeMs / MINUTE_MS);
      let ended: MeasuredMinute | undefined;
      if (number !== undefined && now > number) {
        ended = measuredMinute(minute);
        minute = emptyMinute();
      }
      // A reading that was late by a minute counts in the one that runs.
      number = Math.max(now, number ?? now);
      if (reading.ok || reading.kind === 'ping') add(reading);
      return ended;
    },
  };
}

interface Sum {
  rise: number;
  forMs: number;
}

interface GrowingMinute {
  readonly queues: { tasksPerCpu: number; forMs: number }[];
  readonly hardFaults: Sum;
  readonly memoryFull: Sum;
  readonly diskFull: Sum;
  readonly disks: Map<string, { waitMs: number; accesses: number; forMs: number }>;
  /** Waits of all disks together that people plug in. */
  pluggedWaitMs: number;
  gateway?: Reading['values'];
}

const emptySum = (): Sum => ({ rise: 0, forMs: 0 });
const emptyMinute = (): GrowingMinute => ({
  queues: [],
  hardFaults: emptySum(),
  memoryFull: emptySum(),
  diskFull: emptySum(),
  disks: new Map(),
  pluggedWaitMs: 0,
});

function addSpan(sum: Sum, span: Span | undefined): void {
  if (span === undefined) return;
  sum.rise += span.rise;
  sum.forMs += span.forMs;
}

/** `runnable` counts those that run too, which are no queue; Windows counts those that wait apart, as `queued`. */
function addQueue(minute: GrowingMinute, span: Span | undefined, { runnable, queued, cpus }: Reading['values']): void {
  if (span === undefined || typeof cpus !== 'number' || cpus < 1) return;
  const waiting = typeof queued === 'number' ? queued : typeof runnable === 'number' ? runnable - cpus : undefined;
  if (waiting !== undefined) minute.queues.push({ tasksPerCpu: Math.max(0, waiting) / cpus, forMs: span.forMs });
}

/** What people plug in is slow by its nature, and no part of the machine that could be exchanged. */
function addDisk(
  minute: GrowingMinute,
  { disk, isPluggedIn }: { readonly disk: string; readonly isPluggedIn: boolean },
  rise: (name: string) => Span | undefined,
): void {
  const [reads, writes, readWait, writeWait] = ['readOps', 'writeOps', 'readWaitMs', 'writeWaitMs'].map(rise);
  if (!reads || !writes || !readWait || !writeWait) return;
  if (isPluggedIn) {
    minute.pluggedWaitMs += readWait.rise + writeWait.rise;
    return;
  }
  const sum = minute.disks.get(disk) ?? { waitMs: 0, accesses: 0, forMs: 0 };
  sum.waitMs += readWait.rise + writeWait.rise;
  sum.accesses += reads.rise + writes.rise;
  sum.forMs += reads.forMs;
  minute.disks.set(disk, sum);
}

/** Nothing unless CPUs, memory and disks were each seen: a minute that was half seen is not known to be a good one. */
function measuredMinute(minute: GrowingMinute): MeasuredMinute | undefined {
  const isSeen = (forMs: number) => forMs >= SEEN_MS_MIN;
  const perMs = ({ rise, forMs }: Sum) => (isSeen(forMs) ? rise / forMs : undefined);
  const disks = [...minute.disks.values()].filter(({ forMs }) => isSeen(forMs));
  const faultsPerMs = perMs(minute.hardFaults);
  const memoryFullRatio = perMs(minute.memoryFull);
  // The kernel does not tell which disk was waited for: with a stick that was, the share says nothing of the machine's own.
  const wasPluggedAtRest = minute.pluggedWaitMs < slowMinutePolicy.thresholds.diskWaitsMs;
  const diskFullRatio = wasPluggedAtRest ? perMs(minute.diskFull) : undefined;
  const isComplete =
    isSeen(minute.queues.reduce((sum, { forMs }) => sum + forMs, 0)) &&
    (faultsPerMs !== undefined || memoryFullRatio !== undefined) &&
    (disks.length > 0 || diskFullRatio !== undefined);
  if (!isComplete) return undefined;
  const { lossRatio, rttMedianMs } = minute.gateway ?? {};
  return {
    queues: minute.queues,
    disks: disks.map(({ waitMs, accesses }) => ({ waitMs, meanWaitMs: accesses === 0 ? 0 : waitMs / accesses })),
    ...(faultsPerMs !== undefined && { hardFaultsPerS: faultsPerMs * 1_000 }),
    ...(memoryFullRatio !== undefined && { memoryFullRatio }),
    ...(diskFullRatio !== undefined && { diskFullRatio }),
    ...(typeof lossRatio === 'number' && { gatewayLossRatio: lossRatio }),
    ...(typeof rttMedianMs === 'number' && { gatewayRttMs: rttMedianMs }),
  };
}
