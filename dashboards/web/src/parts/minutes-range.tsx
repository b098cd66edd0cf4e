import type { PriorityRow } from '@mach/wire';
import { useSpoken } from '../language.ts';

/** The likely minutes with their spread, as figures and as a bar. */
export function MinutesRange({
  minutes,
  scaleMinutes,
}: {
  readonly minutes: PriorityRow['minutesPerMonth'];
  readonly scaleMinutes: number;
}) {
  const { messages, format } = useSpoken();
  const { priorities } = messages;
  const [low, likely, high] = [minutes.low, minutes.likely, minutes.high].map((each) => format.integer(each)) as [
    string,
    string,
    string,
  ];
  const place = (value: number) => Math.min(100, Math.max(0, (value / scaleMinutes) * 100));
  return (
    <span class="minutes" title={priorities.minutesSpoken(likely, low, high)}>
      <strong>{priorities.minutes(likely)}</strong> <small>({priorities.range(low, high)})</small>
      <svg class="range" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect x="0" y="2.5" width="100" height="1" class="range-scale" />
        <rect
          x={place(minutes.low)}
          y="1"
          width={Math.max(1, place(minutes.high) - place(minutes.low))}
          height="4"
          class="range-spread"
        />
        <rect x={Math.max(0, place(minutes.likely) - 0.6)} y="0" width="1.6" height="6" class="range-likely" />
      </svg>
    </span>
  );
}
