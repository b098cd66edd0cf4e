import type { Chart } from './charts-of.ts';
import type { Value } from './shares.ts';
import { uPlot } from './uplot.ts';

/** What a drawing needs besides the data: words, figures as text, and where to draw. */
export interface Drawing {
  readonly chart: Chart;
  readonly place: HTMLElement;
  readonly lineNames: readonly string[];
  readonly timeName: string;
  readonly noData: string;
  readonly writeValue: (value: number) => string;
  readonly writeTime: (at: number) => string;
  readonly writeDateTime: (at: number) => string;
}

export interface Drawn {
  readonly resize: (widthPx: number) => void;
  readonly remove: () => void;
}

const HEIGHT_PX = 170;
const VALUE_AXIS_PX = 66;
const TIME_ZONE = 'Asia/Ho_Chi_Minh';
/** So that a line of noughts has an axis, and a quiet one does not look wild. */
const SCALE_AT_LEAST: Readonly<Record<Chart['writtenAs'], number>> = {
  percent: 0.1,
  memory: 2 ** 20,
  milliseconds: 10,
};
/** Steps of the memory axis: 1, 2, 4… of the units in which memory is sold. */
const MEMORY_STEPS = Array.from({ length: 24 }, (_, power) => 2 ** (20 + power));

/** Draws one chart. Colours are those of the page's stylesheet at this moment; on a change of theme it is drawn anew. */
export function draw(drawing: Drawing): Drawn {
  const { chart, place } = drawing;
  const style = getComputedStyle(place);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const data: uPlot.AlignedData = [chart.times.map((at) => at / 1000), ...chart.lines.map(({ values }) => [...values])];
  const plot = new uPlot(
    {
      width: Math.max(200, place.clientWidth),
      height: HEIGHT_PX,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), TIME_ZONE),
      cursor: { sync: { key: 'device' }, y: false, drag: { x: false, y: false } },
      scales: {
        y: { range: (_, __, most) => [0, chart.writtenAs === 'percent' ? percentTop(most) : top(chart, most)] },
      },
      axes: axes(drawing, colour),
      series: [
        {
          label: drawing.timeName,
          value: (_, seconds) => (seconds === null ? '' : drawing.writeDateTime(seconds * 1000)),
        },
        ...chart.lines.map((_, i) => line(drawing, i, colour)),
      ],
    },
    data,
    place,
  );
  return {
    resize: (widthPx) => plot.setSize({ width: Math.max(200, widthPx), height: HEIGHT_PX }),
    remove: () => plot.destroy(),
  };
}

function line(drawing: Drawing, i: number, colour: (name: string) => string): uPlot.Series {
  const isAlone = drawing.chart.lines.length === 1;
  return {
    label: drawing.lineNames[i] ?? '',
    stroke: colour(`--line-${i + 1}`),
    ...(isAlone ? { fill: colour('--line-fill') } : {}),
    width: 1.5,
    points: {
      size: 5,
      // A lone value between two gaps has no line; without a dot it would not be seen.
      filter: (_, __, isShown) => (isShown ? null : loneValues(drawing.chart.lines[i]?.values ?? [])),
    },
    spanGaps: false,
    // Without a place under the pointer there is nothing to tell; a gap under it is told.
    value: (_, value, __, place) => (place === null ? '' : value === null ? drawing.noData : drawing.writeValue(value)),
  };
}

function loneValues(values: readonly Value[]): number[] {
  const isGap = (i: number) => (values[i] ?? null) === null;
  return values.flatMap((_, i) => (!isGap(i) && isGap(i - 1) && isGap(i + 1) ? [i] : []));
}

function axes(drawing: Drawing, colour: (name: string) => string): uPlot.Axis[] {
  const shared = {
    stroke: colour('--quiet'),
    font: '12px system-ui, sans-serif',
    grid: { stroke: colour('--rule'), width: 1 },
    ticks: { stroke: colour('--rule'), width: 1 },
  };
  return [
    { ...shared, values: (_, splits) => splits.map((seconds) => drawing.writeTime(seconds * 1000)), space: 60 },
    {
      ...shared,
      size: VALUE_AXIS_PX,
      space: 24,
      values: (_, splits) => splits.map(drawing.writeValue),
      ...(drawing.chart.writtenAs === 'memory' ? { incrs: MEMORY_STEPS } : {}),
    },
  ];
}

const percentTop = (most: number): number => Math.min(1, Math.max(SCALE_AT_LEAST.percent, most * 1.1));
const top = (chart: Chart, most: number): number => Math.max(SCALE_AT_LEAST[chart.writtenAs], most * 1.1);
