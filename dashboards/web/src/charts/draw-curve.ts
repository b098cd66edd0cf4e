import type { Drawn } from './draw.ts';
import { uPlot } from './uplot.ts';

/** A curve of one value over another, with a mark at where one stands now. `null` is a gap: nothing is possible there. */
export interface CurveDrawing {
  readonly place: HTMLElement;
  readonly xs: readonly number[];
  readonly ys: readonly (number | null)[];
  readonly here: number;
  readonly nameX: string;
  readonly nameY: string;
  readonly noData: string;
  readonly writeX: (value: number) => string;
  readonly writeY: (value: number) => string;
}

const HEIGHT_PX = 230;
const VALUE_AXIS_PX = 66;

/** Draws it. Colours are those of the page's stylesheet at this moment. */
export function drawCurve({ place, xs, ys, here, ...said }: CurveDrawing): Drawn {
  const style = getComputedStyle(place);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const axis = {
    stroke: colour('--quiet'),
    font: '12px system-ui, sans-serif',
    grid: { stroke: colour('--rule'), width: 1 },
    ticks: { stroke: colour('--rule'), width: 1 },
    labelFont: '12px system-ui, sans-serif',
  };
  const plot = new uPlot(
    {
      width: Math.max(200, place.clientWidth),
      height: HEIGHT_PX,
      cursor: { y: false, drag: { x: false, y: false } },
      scales: { x: { time: false }, y: { range: (_, __, most) => [0, Math.max(1, most * 1.08)] } },
      axes: [
        { ...axis, label: said.nameX, values: (_, splits) => splits.map(said.writeX), space: 70 },
        { ...axis, size: VALUE_AXIS_PX, space: 28, values: (_, splits) => splits.map(said.writeY) },
      ],
      series: [
        { label: said.nameX, value: (_, value) => (value === null ? '' : said.writeX(value)) },
        {
          label: said.nameY,
          stroke: colour('--line-1'),
          fill: colour('--line-fill'),
          width: 2,
          points: { show: true, size: 6 },
          value: (_, value, __, at) => (at === null ? '' : value === null ? said.noData : said.writeY(value)),
        },
      ],
      hooks: {
        draw: [
          ({ ctx, valToPos, bbox }) => {
            const x = Math.round(valToPos(here, 'x', true));
            ctx.save();
            ctx.strokeStyle = colour('--line-2');
            ctx.lineWidth = 2 * devicePixelRatio;
            ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
            ctx.beginPath();
            ctx.moveTo(x, bbox.top);
            ctx.lineTo(x, bbox.top + bbox.height);
            ctx.stroke();
            ctx.restore();
          },
        ],
      },
    },
    [[...xs], [...ys]],
    place,
  );
  return {
    resize: (widthPx) => plot.setSize({ width: Math.max(200, widthPx), height: HEIGHT_PX }),
    remove: () => plot.destroy(),
  };
}
