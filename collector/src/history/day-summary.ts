import { vietnamDayOf } from '@mach/knowledge';
import type { PlacedReading } from '../state/placed-reading.ts';

/** What is left of a device's readings of one day once they themselves are let go. */
export interface DaySummary {
  /** `YYYY-MM-DD` by the clock of Việt Nam. */
  readonly day: string;
  readonly series: readonly SeriesSummary[];
}

export interface SeriesSummary {
  readonly kind: string;
  readonly id?: string;
  readonly target?: string;
  readonly about?: string;
  /** Readings of that day, and how many of them failed. */
  readonly readings: number;
  readonly failed: number;
  readonly values: Readonly<Record<string, ValueSummary>>;
}

/** Of numbers what they were like; of a text or a flag the last one. First and last are by event time. */
export type ValueSummary =
  | {
      readonly count: number;
      readonly min: number;
      readonly max: number;
      readonly sum: number;
      readonly first: number;
      readonly last: number;
    }
  | { readonly count: number; readonly last: string | boolean };

/** Series of one device and day; of more, the rest is left out. */
const SERIES_MAX = 2_000;

/** Sums readings up by day, in the order of time. Nothing in it says when within the day anything was. */
export function summariseDays(readings: readonly PlacedReading[]): DaySummary[] {
  const days = Map.groupBy(
    readings.toSorted((a, b) => a.at - b.at),
    ({ at }) => vietnamDayOf(at),
  );
  return [...days].map(([day, ofDay]) => ({
    day,
    series: [...Map.groupBy(ofDay, ({ reading }) => keyOf(reading)).values()].slice(0, SERIES_MAX).map(summarise),
  }));
}

/** The summary of a day out of two parts of it, the earlier one first. */
export function mergeDays(earlier: DaySummary, later: DaySummary): DaySummary {
  const series = new Map(earlier.series.map((each) => [keyOf(each), each]));
  for (const each of later.series) {
    const known = series.get(keyOf(each));
    if (known !== undefined) series.set(keyOf(each), mergeSeries(known, each));
    else if (series.size < SERIES_MAX) series.set(keyOf(each), each);
  }
  return { day: earlier.day, series: [...series.values()] };
}

function keyOf({ kind, id, target, about }: Pick<SeriesSummary, 'kind' | 'id' | 'target' | 'about'>): string {
  return JSON.stringify([kind, id, target, about]);
}

function summarise(placed: readonly PlacedReading[]): SeriesSummary {
  const { kind, id, target, about } = (placed[0] as PlacedReading).reading;
  const values: Record<string, ValueSummary> = {};
  for (const { reading } of placed) {
    for (const [name, value] of Object.entries(reading.values)) {
      const known = Object.hasOwn(values, name) ? values[name] : undefined;
      const one = ofOne(value);
      Object.defineProperty(values, name, { value: known === undefined ? one : mergeValues(known, one), ...PLAIN });
    }
  }
  return {
    kind,
    ...(id !== undefined && { id }),
    ...(target !== undefined && { target }),
    ...(about !== undefined && { about }),
    readings: placed.length,
    failed: placed.filter(({ reading }) => !reading.ok).length,
    values,
  };
}

/** As an assignment makes it, whatever a device calls its value. */
const PLAIN = { configurable: true, enumerable: true, writable: true };

function ofOne(value: number | string | boolean): ValueSummary {
  if (typeof value !== 'number') return { count: 1, last: value };
  return { count: 1, min: value, max: value, sum: value, first: value, last: value };
}

function mergeSeries(earlier: SeriesSummary, later: SeriesSummary): SeriesSummary {
  const values = { ...earlier.values };
  for (const [name, value] of Object.entries(later.values)) {
    const known = Object.hasOwn(values, name) ? values[name] : undefined;
    Object.defineProperty(values, name, { value: known === undefined ? value : mergeValues(known, value), ...PLAIN });
  }
  const readings = earlier.readings + later.readings;
  return { ...later, readings, failed: earlier.failed + later.failed, values };
}

function mergeValues(earlier: ValueSummary, later: ValueSummary): ValueSummary {
  const count = earlier.count + later.count;
  if (!('sum' in earlier) || !('sum' in later)) return { ...later, count };
  return {
    count,
    min: Math.min(earlier.min, later.min),
    max: Math.max(earlier.max, later.max),
    sum: earlier.sum + later.sum,
    first: earlier.first,
    last: later.last,
  };
}
