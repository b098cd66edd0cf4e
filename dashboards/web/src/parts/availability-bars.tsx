import type { AvailabilityRow } from '@mach/wire';
import { dayBars, noonOf } from '../views/day-bars.ts';

const HEIGHT = 28;
const STEP = 4;
const DAY_MS = 86_400_000;

interface Props {
  readonly days: NonNullable<AvailabilityRow['days']>;
  /** The day at the left edge, and how many there are. */
  readonly from: string;
  readonly count: number;
  readonly label: string;
}

/** A bar a day: up from below, then degraded, then down, which is wider too, for who can't tell the colours apart. */
export function AvailabilityBars({ days, from, count, label }: Props) {
  const width = count * STEP;
  return (
    <svg class="day-bars" role="img" aria-label={label} viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none">
      <line class="bar-base" x1="0" x2={width} y1={HEIGHT} y2={HEIGHT} />
      {dayBars(days).map(({ day, shares }) => {
        if (shares === undefined) return null;
        const x = Math.round((noonOf(day) - noonOf(from)) / DAY_MS) * STEP;
        const [up, degraded, down] = [shares.up * HEIGHT, shares.degraded * HEIGHT, shares.down * HEIGHT];
        return (
          <g key={day}>
            <rect class="bar-up" x={x + 0.5} y={HEIGHT - up} width={STEP - 1} height={up} />
            <rect class="bar-degraded" x={x + 0.5} y={HEIGHT - up - degraded} width={STEP - 1} height={degraded} />
            <rect class="bar-down" x={x} y={HEIGHT - up - degraded - down} width={STEP} height={down} />
          </g>
        );
      })}
    </svg>
  );
}
