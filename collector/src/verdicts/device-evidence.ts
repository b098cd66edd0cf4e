import type { DeviceEvidence, PathResult } from '@mach/diagnosis';
import type { LatestReading } from '@mach/wire';
import type { DeviceTelemetry } from '../state/fleet-state.ts';
import { type Attempt, type DeviceTrace, type Turn, turnOf } from '../state/traces/trace.ts';
import type { CheckPaths } from './check-paths.ts';
import { countAttempts } from './count-attempts.ts';

/** A stretch of time that is judged. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const MINUTE_MS = 60_000;
/** A PC that reported within this before a window is one that should report in it. */
export const BEFORE_MS = 600_000;
/** Reports are made each minute: who made none for longer than this at the end of a window did not run then. */
const LAST_REPORT_MS = 180_000;

/** Whether a device ran shortly before a window or within it, so that it is one that counts. */
export const isActive = ({ minutes }: DeviceTrace, { from, to }: Span): boolean =>
  minutes.some((minute) => minute * MINUTE_MS >= from - BEFORE_MS - MINUTE_MS && minute * MINUTE_MS < to);

/** Whether a device had taken its leave by a moment. That it went later says nothing of before. */
export const hasLeftBy = ({ hasLeft, lastReceivedAt }: DeviceTelemetry, at: number): boolean =>
  hasLeft && lastReceivedAt <= at;

export interface DeviceLook {
  readonly span: Span;
  /** What was told of a path since then stands until it is told anew. */
  readonly standsFrom: number;
  /** The window lies in a silence that is over. */
  readonly isPast: boolean;
  readonly paths: CheckPaths;
}

/**
 * What one device tells of a window. Of a silence that is over it shows by what it sent since: a device that is back
 * from a later boot and has no report of the window from before it was off.
 */
export function deviceEvidence(
  id: string,
  trace: DeviceTrace,
  telemetry: DeviceTelemetry,
  { span, standsFrom, isPast, paths }: DeviceLook,
): DeviceEvidence {
  const { from, to } = span;
  const card = interfaceOf(telemetry);
  const isWireless = wireless(telemetry, card);
  const runsOnBattery = hasBattery(telemetry);
  const own = {
    device: id,
    ...(isWireless === undefined ? {} : { isWireless }),
    ...(runsOnBattery === undefined ? {} : { hasBattery: runsOnBattery }),
  };
  if (hasLeftBy(telemetry, to) && !isPast) {
    return { ...own, life: 'off', stop: 'clean', lastSeenAt: telemetry.lastReceivedAt, results: [] };
  }
  const within = trace.minutes.filter((minute) => (minute + 1) * MINUTE_MS > from && minute * MINUTE_MS < to);
  const endOf = (minute: number | undefined) => (minute === undefined ? undefined : (minute + 1) * MINUTE_MS);
  const ranTo = endOf(within.at(-1));
  const isBooted = trace.bootedAt > from && isPast;
  // What it made since it is up again, at the end of the window, tells nothing of before.
  const offFrom = endOf(within.findLast((minute) => (minute + 1) * MINUTE_MS <= trace.bootedAt));
  const isCut = isBooted && (offFrom === undefined || offFrom < Math.min(to, trace.bootedAt) - LAST_REPORT_MS);
  if (isCut) return { ...own, life: 'off', ...howItStopped(trace, from), ...lastSeen(trace), results: [] };
  if (ranTo === undefined) return { ...own, life: 'unknown', results: [] };
  const results = resultsOf(trace, span, standsFrom, paths);
  const hasCarrier = carrier(trace, card, to);
  return {
    ...own,
    life: 'running',
    isLive: !isPast,
    reportedUntil: Math.min(to, lastTold(trace, span) ?? ranTo),
    ...(hasCarrier === undefined ? {} : { hasCarrier }),
    results,
  };
}

/** A device sends each five minutes, and at once what turns alone: what it told last stands, within limits, until it tells anew. */
function resultsOf(
  { paths: traced }: DeviceTrace,
  { from, to }: Span,
  standsFrom: number,
  paths: CheckPaths,
): readonly PathResult[] {
  const results: PathResult[] = [];
  for (const [key, { attempts }] of traced) {
    const path = paths(key);
    const last = path === undefined ? undefined : lastBefore(attempts, to);
    if (path === undefined || last === undefined || last < standsFrom) continue;
    const start = last >= from ? from : Math.max(standsFrom, last - (to - from));
    results.push({ ...countAttempts(attempts, start, to), ...path });
  }
  return results;
}

/** When the last of some attempts before a moment was made. */
function lastBefore(attempts: readonly Attempt[], to: number): number | undefined {
  let index = attempts.length - 1;
  while (index >= 0 && (attempts[index] as Attempt).at >= to) index--;
  return attempts[index]?.at;
}

function lastTold({ paths }: DeviceTrace, { from, to }: Span): number | undefined {
  let last: number | undefined;
  for (const { attempts } of paths.values()) {
    const at = lastBefore(attempts, to);
    if (at !== undefined && at >= from && (last === undefined || at > last)) last = at;
  }
  return last;
}

/** The last report before its present boot. */
function lastSeen({ minutes, bootedAt }: DeviceTrace): { lastSeenAt?: number } {
  const before = minutes.findLast((minute) => (minute + 1) * MINUTE_MS <= bootedAt);
  return before === undefined ? {} : { lastSeenAt: (before + 1) * MINUTE_MS };
}

const CLEAN = turnOf('boots', undefined, 'cleanStops');
const UNCLEAN = turnOf('boots', undefined, 'uncleanStops');
const CRASHES = turnOf('boots', undefined, 'crashes');

/** Which of its counted stops grew since a moment; nothing where neither did, or both. A crash is no witness of a power cut, nor against one. */
function howItStopped({ turns }: DeviceTrace, from: number): { stop?: 'clean' | 'unclean' } {
  const [clean, unclean] = [grew(turns.get(CLEAN), from), grew(turns.get(UNCLEAN), from)];
  if (clean === unclean || grew(turns.get(CRASHES), from)) return {};
  return { stop: unclean ? 'unclean' : 'clean' };
}

function grew(turns: readonly Turn[] | undefined, from: number): boolean {
  const last = turns?.at(-1);
  return turns !== undefined && turns.length > 1 && last !== undefined && last.at > from;
}

/** Whether the card that leads to the gateway had a link; of a PC whose gateway was never told, whether any had. */
function carrier({ turns }: DeviceTrace, name: string | undefined, at: number): boolean | undefined {
  const told = (key: string) => turns.get(key)?.findLast((turn) => turn.at < at)?.value;
  const own = name === undefined ? undefined : told(turnOf('network', name, 'linkUp'));
  if (typeof own === 'boolean') return own;
  const all = [...turns.keys()].filter((key) => key.startsWith('network\n')).flatMap((key) => told(key) ?? []);
  return all.length === 0 ? undefined : all.includes(true);
}

function readingOf(telemetry: DeviceTelemetry, kind: string, target?: string): LatestReading | undefined {
  for (const each of telemetry.readings.values())
    if (each.kind === kind && (target === undefined || each.target === target)) return each;
  return undefined;
}

function interfaceOf(telemetry: DeviceTelemetry): string | undefined {
  const name = readingOf(telemetry, 'gateway')?.values['interface'];
  return typeof name === 'string' ? name : undefined;
}

function wireless(telemetry: DeviceTelemetry, name: string | undefined): boolean | undefined {
  const kind = name === undefined ? undefined : readingOf(telemetry, 'network-card', name)?.values['cardKind'];
  return kind === 'wireless' ? true : kind === 'wired' ? false : undefined;
}

/** Whether a battery of its own, or a UPS at its cable, carries it on; where nobody looked, or could not read, nobody knows. */
function hasBattery(telemetry: DeviceTelemetry): boolean | undefined {
  let told: boolean | undefined;
  for (const { kind, values, failure } of telemetry.readings.values()) {
    if (kind !== 'battery') continue;
    if (values['supply'] === 'battery' || values['supply'] === 'ups') return true;
    if (failure === 'unsupported') told = false;
  }
  return told;
}
