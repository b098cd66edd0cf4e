import { type Language, type PageMessages, targetText, valueLabel } from '@mach/messages';
import { useSpoken } from '../language.ts';
import { Scrolls } from '../parts/scrolls.tsx';
import type { Chart } from './charts-of.ts';
import { DrawnCanvas } from './drawn-canvas.tsx';
import { extent, hourlyMeans } from './hourly-means.ts';

/** A chart with its name, a summary for who can't see it, and its hourly means as a table. */
export function ChartFigure({ chart }: { readonly chart: Chart }) {
  const { messages, format, language } = useSpoken();
  const { device } = messages;
  const title = chartTitle(chart, device, language);
  const write = format[chart.writtenAs];
  const lineNames = chart.lines.map(({ kind, value }) => valueLabel(kind, value, language));
  const summary = chart.lines.flatMap(({ values }, i) => {
    const found = extent(values);
    if (found === undefined) return [];
    return [device.chartSummary(lineNames[i] ?? '', write(found.low), write(found.mean), write(found.high))];
  });
  return (
    <figure class="card chart">
      <figcaption>{title}</figcaption>
      <Canvas chart={chart} lineNames={lineNames} summary={summary.join('. ')} />
      {summary.length > 2 ? null : <p class="summary">{summary.join('. ')}</p>}
      <details>
        <summary>{device.chartTable}</summary>
        <HourTable chart={chart} title={title} lineNames={lineNames} />
      </details>
    </figure>
  );
}

interface CanvasProps {
  readonly chart: Chart;
  readonly lineNames: readonly string[];
  readonly summary: string;
}

function Canvas({ chart, lineNames, summary }: CanvasProps) {
  const { messages, format } = useSpoken();
  const { device } = messages;
  return (
    <DrawnCanvas
      summary={summary}
      failed={device.chartFailed}
      draw={(place) =>
        import('./draw.ts').then(
          ({ draw }) =>
            () =>
              draw({
                chart,
                place,
                lineNames,
                timeName: device.columnWhen,
                noData: device.noData,
                writeValue: format[chart.writtenAs],
                writeTime: format.time,
                writeDateTime: format.dateTime,
              }),
        )
      }
      of={[chart, device, format]}
    />
  );
}

function HourTable(props: { readonly chart: Chart; readonly title: string; readonly lineNames: readonly string[] }) {
  const { messages, format } = useSpoken();
  const { device } = messages;
  const write = format[props.chart.writtenAs];
  return (
    <Scrolls label={device.chartTableCaption(props.title)}>
      <table class="rows hours">
        <caption>{device.chartTableCaption(props.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{device.columnHour}</th>
            {props.lineNames.map((name) => (
              <th scope="col" class="number" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hourlyMeans(props.chart).map(({ at, means }) => (
            <tr key={at}>
              <th scope="row">{format.dateTime(at)}</th>
              {means.map((mean, i) => (
                <td class="number" key={props.lineNames[i]}>
                  {mean === null ? <span class="quiet">{device.noData}</span> : write(mean)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}

function chartTitle(chart: Chart, device: PageMessages['device'], language: Language): string {
  const target = targetText(chart.target ?? '', language);
  switch (chart.about) {
    case 'cpu':
      return device.chartCpu;
    case 'memory':
      return device.chartMemory;
    case 'disk':
      return device.chartDisk;
    case 'ping':
      return device.chartPing(target);
    case 'loss':
      return device.chartLoss(target);
    case 'http':
      return device.chartHttp(target);
    default:
      return never(chart.about);
  }
}

const never = (code: never): string => code;
