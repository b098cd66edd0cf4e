import type { DeviceHistory } from '@mach/wire';
import { useMemo } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { collectorNow } from '../live/collector-clock.ts';
import { useLive } from '../live/use-live.ts';
import { LiveSection } from '../parts/live-section.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { chartWindow } from './chart-window.ts';
import { chartsOf } from './charts-of.ts';

/** The last day of a device as charts. */
export function DayCharts({ id, enrolledAt }: { readonly id: string; readonly enrolledAt: number }) {
  const { device } = useSpoken().messages;
  const path = `/api/v1/devices/${encodeURIComponent(id)}/history`;
  const [snapshot, refresh] = useLive<DeviceHistory>(path, limits.slowPollMs, () => {
    const { from, to, stepMs } = chartWindow(collectorNow(), enrolledAt);
    return `${path}?from=${from}&to=${to}&stepMs=${stepMs}`;
  });
  return (
    <section aria-labelledby="charts">
      <h2 id="charts">{device.charts}</h2>
      <LiveSection snapshot={snapshot} refresh={refresh} notFound={device.chartsNone}>
        {(history) => <Charts history={history} />}
      </LiveSection>
    </section>
  );
}

function Charts({ history }: { readonly history: DeviceHistory }) {
  const { device } = useSpoken().messages;
  const charts = useMemo(() => chartsOf(history), [history]);
  if (charts.length === 0) return <p class="card">{device.chartsNone}</p>;
  return (
    <>
      <p class="quiet">{device.chartGap}</p>
      <div class="charts">
        {charts.map((chart) => (
          <ChartFigure key={chart.id} chart={chart} />
        ))}
      </div>
    </>
  );
}
