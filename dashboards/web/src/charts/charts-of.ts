import type { DeviceHistory, HistorySeries } from '@mach/wire';
import { limits } from '../limits.ts';
import { HTTP_PHASES } from '../views/network-checks.ts';
import { shareOf, shareOfTime, type Value } from './shares.ts';

/** `kind` and `value` are the codes that name the line. */
export interface ChartLine {
  readonly kind: string;
  readonly value: string;
  readonly values: readonly Value[];
}

/** One chart as data: `times` in ms, as many values in each line. Shares are 0 to 1. */
export interface Chart {
  readonly id: string;
  readonly about: 'cpu' | 'memory' | 'disk' | 'ping' | 'loss' | 'http';
  readonly target?: string;
  readonly writtenAs: 'percent' | 'memory' | 'milliseconds';
  readonly times: readonly number[];
  readonly lines: readonly ChartLine[];
}

/** The charts that a device's history gives, in the order of the page. One without a single value is left out. */
export function chartsOf(history: DeviceHistory): readonly Chart[] {
  const times = timesOf(history);
  const values = (series: HistorySeries | undefined) => valuesAlong(times, series);
  const part: Part = (kind, value) => values(history.series.find((each) => each.kind === kind && each.value === value));
  const ofCheck = (check: Check): Part => {
    const own = history.series.filter((each) => checkKey(each) === check.key);
    return (kind, value) => values(own.find((each) => each.kind === kind && each.value === value));
  };
  return [
    ...machineCharts(times, part),
    ...checksOf(history, 'ping').flatMap((check) => pingCharts(times, ofCheck(check), check)),
    ...checksOf(history, 'http').map((check) => httpChart(times, ofCheck(check), check)),
  ]
    .map((chart) => ({ ...chart, lines: chart.lines.filter((line) => line.values.some((value) => value !== null)) }))
    .filter(({ lines }) => lines.length > 0);
}

type Part = (kind: string, value: string) => Value[];

function machineCharts(times: readonly number[], part: Part): Chart[] {
  const total = part('cpu', 'totalMs');
  const busy = { kind: 'cpu', value: 'busyRatio', values: shareOf(part('cpu', 'busyMs'), total) };
  const waiting = { kind: 'cpu', value: 'waitRatio', values: shareOf(part('cpu', 'waitMs'), total) };
  const stalls = ['ioSomeMs', 'ioFullMs'].map((value) => ({
    kind: 'pressure',
    value,
    values: shareOfTime(part('pressure', value)),
  }));
  // Only Linux tells how long work stood still for a disk; elsewhere the processor's own waiting must do.
  const isStallKnown = stalls.some(({ values }) => values.some((value) => value !== null));
  const available = { kind: 'memory', value: 'availableBytes', values: part('memory', 'availableBytes') };
  return [
    { id: 'cpu', about: 'cpu', writtenAs: 'percent', times, lines: [busy] },
    { id: 'memory', about: 'memory', writtenAs: 'memory', times, lines: [available] },
    { id: 'disk', about: 'disk', writtenAs: 'percent', times, lines: isStallKnown ? stalls : [waiting] },
  ];
}

function pingCharts(times: readonly number[], part: Part, { key, target }: Check): Chart[] {
  const line = (value: string) => ({ kind: 'ping', value, values: part('ping', value) });
  const roundTrip = [line('rttMedianMs'), line('rttP95Ms')];
  return [
    { id: key, about: 'ping', target, writtenAs: 'milliseconds', times, lines: roundTrip },
    { id: `${key} loss`, about: 'loss', target, writtenAs: 'percent', times, lines: [line('lossRatio')] },
  ];
}

function httpChart(times: readonly number[], part: Part, { key, target }: Check): Chart {
  const lines = HTTP_PHASES.map((value) => ({ kind: 'http', value, values: part('http', value) }));
  return { id: key, about: 'http', target, writtenAs: 'milliseconds', times, lines };
}

/** Two checks may ask the same target; each is drawn alone. */
interface Check {
  readonly key: string;
  readonly target: string;
}

function checksOf(history: DeviceHistory, kind: string): readonly Check[] {
  const checks = new Map<string, Check>();
  for (const series of history.series) {
    if (series.kind === kind) checks.set(checkKey(series), { key: checkKey(series), target: series.target ?? '' });
  }
  return [...checks.values()].slice(0, limits.chartTargets);
}

const checkKey = (series: HistorySeries): string => `${series.kind} ${series.id ?? ''} ${series.target ?? ''}`;

/** The times of all points; where a step is missing, one time more, so that every line breaks there. */
function timesOf({ series, stepMs }: DeviceHistory): readonly number[] {
  const known = new Set(series.flatMap(({ points }) => points.map(([at]) => at)));
  const times: number[] = [];
  for (const at of [...known].sort((a, b) => a - b)) {
    const before = times.at(-1);
    if (before !== undefined && stepMs > 0 && at - before > 1.5 * stepMs) times.push(before + stepMs);
    times.push(at);
  }
  return times;
}

function valuesAlong(times: readonly number[], series: HistorySeries | undefined): Value[] {
  const known = new Map(series?.points);
  return times.map((at) => known.get(at) ?? null);
}
