import type { CounterWrap, DeviceHistory, HistorySeries, MetricSpec } from '@mach/wire';
import { hasCheck, type Measured } from '../exposition/catalogue.ts';
import { placeKinds } from '../state/place-kinds.ts';
import type { PlacedReading } from '../state/placed-reading.ts';
import { type CounterSample, grownBy } from './growth.ts';
import type { HistoryLimits } from './limits.ts';

export interface Window {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
}

/** Two readings further apart than this many usual intervals have a gap between them. */
const GAP_INTERVALS = 2;

/**
 * A device's past as lines of at most `pointsMax` points: means of what was measured in each step, growth a second of
 * what counts up, null where nothing was measured or the reading failed. `readings` are in the order of time.
 */
export function deviceHistory(
  readings: readonly PlacedReading[],
  kinds: ReadonlyMap<string, Measured>,
  window: Window,
  limits: HistoryLimits,
): DeviceHistory {
  const groups = new Map<string, PlacedReading[]>();
  for (const placed of readings) {
    const { kind, id, target } = placed.reading;
    const type = kinds.get(kind)?.type;
    // Of neighbours the day is kept and never the hour.
    if (type === undefined || placeKinds.has(kind)) continue;
    const key = `${kind}\n${type === 'probe' ? (id ?? '') : ''}\n${target ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [placed]);
    else group.push(placed);
  }
  const series: HistorySeries[] = [];
  for (const group of groups.values()) {
    const kind = kinds.get(group[0]?.reading.kind ?? '');
    for (const spec of kind?.metrics ?? []) {
      const made =
        isCharted(spec) && series.length < limits.seriesMax ? seriesOf(group, spec, kind?.type, window) : undefined;
      if (made !== undefined) series.push(made);
    }
  }
  return { ...window, series };
}

/** The window as asked for, brought within the limits: a span too long ends at `to`, a step too fine is made coarser. */
export function windowOf(
  asked: { readonly from?: number | undefined; readonly to?: number | undefined; readonly stepMs?: number | undefined },
  now: number,
  limits: HistoryLimits,
): Window {
  const to = Math.min(asked.to ?? now, now);
  const from = Math.max(asked.from ?? to - limits.spanMsDefault, to - limits.spanMsMax);
  const span = Math.max(0, to - from);
  const stepMs = Math.max(Math.ceil(asked.stepMs ?? span / 300), limits.stepMsMin, Math.ceil(span / limits.pointsMax));
  return { from: Math.min(from, to), to, stepMs };
}

function isCharted({ kind, unit }: MetricSpec): boolean {
  return kind !== 'text' && unit !== 'timestamp-ms';
}

function seriesOf(
  group: readonly PlacedReading[],
  { value, unit, kind, wrap }: MetricSpec,
  type: Measured['type'] | undefined,
  window: Window,
): HistorySeries | undefined {
  const samples = group.map(({ at, reading }) => ({
    at,
    value: numberOf(reading.values[value]),
    values: reading.values,
  }));
  if (samples.every((sample) => sample.value === undefined)) return undefined;
  const first = group[0]?.reading;
  if (first === undefined) return undefined;
  const pieces = kind === 'counter' ? growth(samples, wrap) : levels(samples);
  return {
    kind: first.kind,
    ...(type !== undefined && hasCheck({ type }) && first.id !== undefined ? { id: first.id } : {}),
    ...(first.target === undefined ? {} : { target: first.target }),
    value,
    unit,
    ...(kind === 'counter' ? { perSecond: true as const } : {}),
    points: meanByStep(pieces, window),
  };
}

/** A value that held from one time to another. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** A level holds until the next reading, for no longer than readings usually are apart; a failed reading ends it at once. */
function levels(samples: readonly CounterSample[]): readonly Piece[] {
  const usualMs = usualInterval(samples);
  return samples.flatMap(({ at, value }, i) => {
    if (value === undefined) return [];
    const next = samples[i + 1]?.at ?? at + usualMs;
    return [{ from: at, to: next - at > GAP_INTERVALS * usualMs ? at + usualMs : Math.max(next, at + 1), value }];
  });
}

/** Growth a second between two readings; a gap where it is not known. */
function growth(samples: readonly CounterSample[], wrap: CounterWrap | undefined): readonly Piece[] {
  const usualMs = usualInterval(samples);
  return samples.flatMap((sample, i) => {
    const before = samples[i - 1];
    if (before === undefined) return [];
    const tookMs = sample.at - before.at;
    const grown = grownBy(before, sample, wrap);
    if (grown === undefined || tookMs <= 0 || tookMs > GAP_INTERVALS * usualMs) return [];
    return [{ from: before.at, to: sample.at, value: (grown / tookMs) * 1_000 }];
  });
}

/** The median time from one reading to the next; 0 of a single one. */
function usualInterval(samples: readonly CounterSample[]): number {
  const intervals = samples.slice(1).map(({ at }, i) => at - (samples[i]?.at ?? at));
  return intervals.sort((a, b) => a - b)[intervals.length >> 1] ?? 0;
}

/** The mean over each step, weighted by the time that each value held within it. */
function meanByStep(pieces: readonly Piece[], { from, to, stepMs }: Window): HistorySeries['points'] {
  const steps = Math.ceil((to - from) / stepMs);
  const sums = new Float64Array(steps);
  const weights = new Float64Array(steps);
  for (const piece of pieces) {
    const firstStep = Math.max(0, Math.floor((piece.from - from) / stepMs));
    for (let step = firstStep; step < steps && from + step * stepMs < piece.to; step++) {
      const start = from + step * stepMs;
      const weight = Math.min(piece.to, start + stepMs) - Math.max(piece.from, start);
      if (weight <= 0) continue;
      sums[step] = (sums[step] ?? 0) + piece.value * weight;
      weights[step] = (weights[step] ?? 0) + weight;
    }
  }
  return Array.from(weights, (weight, step) => [
    from + step * stepMs,
    weight === 0 ? null : (sums[step] ?? 0) / weight,
  ]);
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' ? value : undefined;
}
