import type { DeviceHistory, HistorySeries } from '@mach/wire';
import { expect, it } from 'vitest';
import { chartsOf } from './charts-of.ts';
import { extent, hourlyMeans } from './hourly-means.ts';
import { shareOf, shareOfTime } from './shares.ts';

const STEP_MS = 300_000;
const series = (kind: string, value: string, values: readonly (number | null)[], target?: string): HistorySeries => ({
  kind,
  value,
  unit: 'ms',
  points: values.map((each, i) => [i * STEP_MS, each] as const),
  ...(target === undefined ? {} : { target }),
});
const history = (...all: HistorySeries[]): DeviceHistory => ({ from: 0, to: 0, stepMs: STEP_MS, series: all });

it('makes shares of rates, unknown where either is, never outside 0 to 1', () => {
  expect(shareOf([100, 250, null, 5, 1_200], [1_000, 1_000, 1_000, null, 1_000])).toEqual([0.1, 0.25, null, null, 1]);
  expect(shareOf([0], [0])).toEqual([null]);
  expect(shareOfTime([0, 100, null, 1_001])).toEqual([0, 0.1, null, 1]);
});

it('draws what is there and leaves out charts without a value', () => {
  const charts = chartsOf(
    history(
      series('cpu', 'busyMs', [null, 600, 600]),
      series('cpu', 'totalMs', [null, 1_200, 1_200]),
      series('ping', 'rttMedianMs', [4, null, 5], '192.168.1.1'),
      series('ping', 'lossRatio', [0, 1, 0], '192.168.1.1'),
      series('http', 'processingMs', [null, null, null], 'https://a.example/'),
    ),
  );
  expect(charts.map(({ about, target }) => [about, target])).toEqual([
    ['cpu', undefined],
    ['ping', '192.168.1.1'],
    ['loss', '192.168.1.1'],
  ]);
  expect(charts[0]?.lines[0]?.values).toEqual([null, 0.5, 0.5]);
  expect(charts[1]?.lines.map(({ value, values }) => [value, values])).toEqual([['rttMedianMs', [4, null, 5]]]);
});

it("takes the processor's own waiting where no stall is told", () => {
  const [chart] = chartsOf(history(series('cpu', 'waitMs', [60]), series('cpu', 'totalMs', [600])));
  expect(chart?.about).toBe('disk');
  expect(chart?.lines.map(({ value }) => value)).toEqual(['waitRatio']);
});

it('draws two checks of one target each alone', () => {
  const ping = (id: string, value: number) => ({ ...series('ping', 'rttMedianMs', [value], '192.168.1.1'), id });
  const charts = chartsOf(history(ping('gateway', 1), ping('often', 2)));
  expect(charts.map(({ id, lines }) => [id, lines[0]?.values])).toEqual([
    ['ping gateway 192.168.1.1', [1]],
    ['ping often 192.168.1.1', [2]],
  ]);
});

it('breaks every line where nothing arrived for longer than a step', () => {
  const memory = {
    ...series('memory', 'availableBytes', []),
    points: [
      [0, 5],
      [4 * STEP_MS, 7],
    ] as const,
  };
  expect(chartsOf(history(memory))[0]).toMatchObject({
    times: [0, STEP_MS, 4 * STEP_MS],
    lines: [{ values: [5, null, 7] }],
  });
});

it('means each hour over what is known, newest first', () => {
  const points = [1, 3, null, ...Array.from({ length: 9 }, () => 2), null, null];
  const [chart] = chartsOf(history(series('memory', 'availableBytes', points)));
  expect(chart === undefined ? [] : hourlyMeans(chart)).toEqual([
    { at: 3_600_000, means: [null] },
    { at: 0, means: [2] },
  ]);
});

it('gives lowest, mean and highest, or nothing', () => {
  expect(extent([2, null, 4])).toEqual({ low: 2, mean: 3, high: 4 });
  expect(extent([null])).toBeUndefined();
});
