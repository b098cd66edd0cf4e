import type { Chart } from './charts-of.ts';
import type { Value } from './shares.ts';

const HOUR_MS = 3_600_000;

/** One hour of a chart, for the table beside it: the mean of each line, null where the hour has no data. */
export interface Hour {
  readonly at: number;
  readonly means: readonly Value[];
}

/** The hours that a chart spans, the newest first. Vietnam's hours begin with UTC's. */
export function hourlyMeans(chart: Chart): readonly Hour[] {
  const hours = new Map<number, number[]>();
  chart.times.forEach((at, i) => {
    const hour = at - (at % HOUR_MS);
    const places = hours.get(hour);
    if (places === undefined) hours.set(hour, [i]);
    else places.push(i);
  });
  return [...hours]
    .sort(([a], [b]) => b - a)
    .map(([at, places]) => ({
      at,
      means: chart.lines.map(({ values }) => mean(places.map((i) => values[i] ?? null))),
    }));
}

/** Lowest, mean and highest of a line; undefined without a single value. */
export function extent(values: readonly Value[]): { low: number; mean: number; high: number } | undefined {
  const known = values.filter((value) => value !== null);
  const middle = mean(known);
  if (middle === null) return undefined;
  return { low: Math.min(...known), mean: middle, high: Math.max(...known) };
}

function mean(values: readonly Value[]): Value {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
