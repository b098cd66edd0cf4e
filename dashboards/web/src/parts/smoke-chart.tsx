import { qualityMessages } from '@mach/messages';
import type { LineStep, SiteQuality } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { axisTop, smokePieces } from '../views/smoke.ts';

const WIDTH = 720;
const HEIGHT = 180;
const LEFT = 48;
const BOTTOM = 22;
/** Loss has a strip of its own below, of this height for all packets. */
const LOSS = 34;
const GAP = 12;
const HOUR_MS = 3_600_000;
const TICK_HOURS = 4;

interface Props {
  readonly quality: Pick<SiteQuality, 'from' | 'to' | 'stepMs'>;
  readonly steps: readonly LineStep[];
  readonly summary: string;
}

/** Round trips with their spread and loss over a day: drawn as it stands, so that it prints and needs no library. */
export function SmokeChart({ quality: { from, to, stepMs }, steps, summary }: Props) {
  const { language, format } = useSpoken();
  const words = qualityMessages(language);
  const top = axisTop(steps);
  const plotHeight = HEIGHT - LOSS - GAP - BOTTOM;
  const x = (at: number) => LEFT + ((at - from) / (to - from)) * (WIDTH - LEFT);
  const y = (ms: number) => plotHeight - (Math.min(ms, top) / top) * (plotHeight - 8);
  const lossBase = HEIGHT - BOTTOM;
  const width = x(from + stepMs) - x(from);
  const hours = Array.from(
    { length: Math.floor((to - from) / HOUR_MS) + 1 },
    (_, i) => Math.ceil(from / HOUR_MS) * HOUR_MS + i * HOUR_MS,
  );
  const ticks = hours.filter((at) => at <= to && Math.round((at + 7 * HOUR_MS) / HOUR_MS) % TICK_HOURS === 0);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} class="smoke" role="img" aria-label={summary}>
      {[0, top / 2, top].map((ms) => (
        <g key={ms}>
          <line x1={LEFT} x2={WIDTH} y1={y(ms)} y2={y(ms)} class="rule" />
          <text x={LEFT - 6} y={y(ms) + 4} text-anchor="end">
            {format.number(ms, top < 4 ? 1 : 0)}
          </text>
        </g>
      ))}
      <text x={LEFT - 6} y={lossBase - LOSS / 2 + 4} text-anchor="end" class="loss-name">
        %
      </text>
      <line x1={LEFT} x2={WIDTH} y1={lossBase} y2={lossBase} class="rule" />
      {ticks.map((at) => (
        <g key={at}>
          <line x1={x(at)} x2={x(at)} y1={0} y2={lossBase} class="rule" />
          <text x={x(at)} y={HEIGHT - 6} text-anchor="middle">
            {format.time(at)}
          </text>
        </g>
      ))}
      {steps.map(({ at, lowMs, highMs }) =>
        lowMs === undefined || highMs === undefined ? null : (
          <rect
            key={at}
            x={x(at)}
            width={width}
            y={y(highMs)}
            height={Math.max(1, y(lowMs) - y(highMs))}
            class="spread"
          />
        ),
      )}
      {smokePieces(steps, stepMs).map((piece) => (
        <polyline
          key={piece[0]?.at}
          class="median"
          points={piece.flatMap(({ at, midMs }) => [`${x(at)},${y(midMs)}`, `${x(at) + width},${y(midMs)}`]).join(' ')}
        />
      ))}
      {steps.map(({ at, lossRatio }) =>
        lossRatio === 0 ? null : (
          <rect
            key={at}
            x={x(at)}
            width={Math.max(1, width - 1)}
            y={lossBase - Math.max(2, lossRatio * LOSS)}
            height={Math.max(2, lossRatio * LOSS)}
            class="lost"
          />
        ),
      )}
      <text x={LEFT + 4} y={12} class="axis-name">
        {words.latency}
      </text>
      <text x={LEFT + 4} y={lossBase - LOSS + 6} class="axis-name">
        {words.loss}
      </text>
    </svg>
  );
}
