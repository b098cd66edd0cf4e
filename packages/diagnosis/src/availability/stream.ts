import { type Mark, markOf, secondOf } from './evidence.ts';
import type { Piece } from './pieces.ts';

/** Two marks further apart than so many usual gaps leave nothing known between them: random schedules go up to six of their medians. */
const GAPS_MAX = 6;
const HOLD_S = { min: 300, max: 14_400 } as const;
const DAY_S = 86_400;

/**
 * What one who asks knows of a path over its day. A state lasts from one mark to the next; where two differ it changed in the
 * middle between them. Nothing is known between two that are far apart. `until` is the end of the day, or now.
 */
export function streamOf(marks: readonly number[], until: number): readonly Piece<Mark>[] {
  const seen = worstOfEachSecond(marks.filter((code) => secondOf(code) <= until));
  const holdS = holdOf(seen.map(([second]) => second));
  /** Where what was seen at a second gives way to its neighbour, or to nothing known. */
  const edge = (second: number, neighbour: number): number =>
    Math.abs(neighbour - second) <= holdS ? Math.ceil((second + neighbour) / 2) : second;
  const pieces = seen.map(([second, value], index) => {
    const [before] = seen[index - 1] ?? [];
    const [after] = seen[index + 1] ?? [];
    // Each day stands for itself: what is told of midnight is told by half of what may lie between two marks.
    const reach = until < DAY_S ? holdS : holdS / 2;
    const first = second <= holdS / 2 ? 0 : second;
    const last = until - second <= reach ? until : second;
    return {
      from: before === undefined ? first : edge(second, before),
      to: after === undefined ? last : edge(second, after),
      value,
    };
  });
  return pieces.filter(({ from, to }) => from < to);
}

/** Of two marks in one second the worse one counts, whichever came first. */
function worstOfEachSecond(marks: readonly number[]): readonly (readonly [second: number, mark: Mark])[] {
  return marks
    .map((code) => [secondOf(code), markOf(code)] as const)
    .filter(([second], index, all) => all[index + 1]?.[0] !== second);
}

function holdOf(seconds: readonly number[]): number {
  const gaps = seconds
    .slice(1)
    .map((second, index) => second - (seconds[index] as number))
    .sort((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 0;
  return Math.min(HOLD_S.max, Math.max(HOLD_S.min, GAPS_MAX * usual));
}
