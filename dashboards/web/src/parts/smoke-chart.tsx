import { qualityMessages } from '@mach/messages';
import type { LineStep, SiteQuality } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { axisTop, lossTop, smokePieces } from '../views/smoke.ts';

const HEIGHT = 180;
/** Of loss alone, with room for its name. */
const LOSS_HEIGHT = 80;
const LEFT = 48;
const BOTTOM = 22;
/** Loss has a strip of its own below, of this height for all packets. */
const LOSS = 34;
const GAP = 12;
const HOUR_MS = 3_600_000;
const TICK_HOURS = 4;
/** On a phone the drawing is as narrow as its window, so that its figures stay as large as they are. */
const WIDTH = { wide: 720, narrow: 330 };
/** Room for half of the last time. */
const EDGE = 16;
const NARROW = '(max-width: 620px)';

interface Props {
  readonly quality: Pick<SiteQuality, 'from' | 'to' | 'stepMs'>;
  readonly steps: readonly LineStep[];
  readonly summary: string;
}

/** Round trips with their spread and loss over a day: drawn as it stands, so that it prints and needs no library. */
export function SmokeChart({ quality: { from, to, stepMs }, steps, summary }: Props) {
  const { language, format } = useSpoken();
  const words = qualityMessages(language);
  const isNarrow = matchMedia(NARROW).matches;
  const fullWidth = isNarrow ? WIDTH.narrow : WIDTH.wide;
  // Without a single round trip there is no scale for them: any that were drawn would be invented.
  const hasLatency = steps.some(({ midMs }) => midMs !== undefined);
  const height = hasLatency ? HEIGHT : LOSS_HEIGHT;
  const top = axisTop(steps);
  const mostLost = lossTop(steps);
  const plotHeight = height - LOSS - GAP - BOTTOM;
  const x = (at: number) => LEFT + ((at - from) / (to - from)) * (fullWidth - LEFT);
  const y = (ms: number) => plotHeight - (Math.min(ms, top) / top) * (plotHeight - 8);
  const lossBase = height - BOTTOM;
  const width = x(from + stepMs) - x(from);
  const hours = Array.from(
    { length: Math.floor((to - from) / HOUR_MS) + 1 },
    (_, i) => Math.ceil(from / HOUR_MS) * HOUR_MS + i * HOUR_MS,
  );
  const ticks = hours.filter(
    (at) =>
      x(at) <= fullWidth - EDGE &&
      Math.round((at + 7 * HOUR_MS) / HOUR_MS) % (isNarrow ? 2 * TICK_HOURS : TICK_HOURS) === 0,
  );
  return (
    <svg viewBox={`0 0 ${fullWidth} ${height}`} class="smoke" role="img" aria-label={summary}>
      {(hasLatency ? [0, top / 2, top] : []).map((ms) => (
        <g key={ms}>
          <line x1={LEFT} x2={fullWidth} y1={y(ms)} y2={y(ms)} class="rule" />
          <text x={LEFT - 6} y={y(ms) + 4} text-anchor="end">
            {format.number(ms, top < 4 ? 1 : 0)}
          </text>
        </g>
      ))}
      {[0, mostLost].map((ratio) => (
        <g key={ratio}>
          <line
            x1={LEFT}
            x2={fullWidth}
            y1={lossBase - (ratio / mostLost) * LOSS}
            y2={lossBase - (ratio / mostLost) * LOSS}
            class="rule"
          />
          <text x={LEFT - 6} y={lossBase - (ratio / mostLost) * LOSS + 4} text-anchor="end">
            {format.number(ratio * 100, 0)}
          </text>
        </g>
      ))}
      {ticks.map((at) => (
        <g key={at}>
          <line x1={x(at)} x2={x(at)} y1={0} y2={lossBase} class="rule" />
          <text x={x(at)} y={height - 6} text-anchor="middle">
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
            y={lossBase - Math.max(2, (lossRatio / mostLost) * LOSS)}
            height={Math.max(2, (lossRatio / mostLost) * LOSS)}
            class="lost"
          />
        ),
      )}
      {hasLatency ? (
        <text x={LEFT + 4} y={20} class="axis-name">
          {words.latency}
        </text>
      ) : null}
      <text x={LEFT + 4} y={hasLatency ? lossBase - LOSS + 11 : 14} class="axis-name">
        {words.loss}
      </text>
    </svg>
  );
}
