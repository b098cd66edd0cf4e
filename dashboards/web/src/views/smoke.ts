import type { LineStep } from '@mach/wire';

export interface MidStep {
  readonly at: number;
  readonly midMs: number;
}

/** The median line in pieces: it breaks where a step is missing or nothing came back. */
export function smokePieces(steps: readonly LineStep[], stepMs: number): readonly (readonly MidStep[])[] {
  const pieces: MidStep[][] = [];
  let before: number | undefined;
  for (const { at, midMs } of steps) {
    if (midMs === undefined) continue;
    const last = pieces[pieces.length - 1];
    if (last !== undefined && before !== undefined && at - before <= stepMs) last.push({ at, midMs });
    else pieces.push([{ at, midMs }]);
    before = at;
  }
  return pieces;
}

/** Where the axis ends: above nearly all spreads, so that one slow quarter of an hour does not press the day flat. */
export function axisTop(steps: readonly LineStep[]): number {
  const highs = steps.flatMap(({ highMs }) => (highMs === undefined ? [] : [highMs])).sort((a, b) => a - b);
  const most = highs[Math.floor((highs.length - 1) * 0.98)] ?? 0;
  const wanted = Math.max(1, most * 1.15);
  const power = 10 ** Math.floor(Math.log10(wanted));
  return [1, 2, 4, 5, 10].map((factor) => factor * power).find((each) => each >= wanted) ?? wanted;
}

/** Where the axis of loss ends, as a share: a tenth at least, so that one packet of a day does not look like a dead line. */
export function lossTop(steps: readonly LineStep[]): number {
  const most = Math.max(0, ...steps.map(({ lossRatio }) => lossRatio));
  return [0.1, 0.2, 0.5].find((top) => top >= most) ?? 1;
}

export interface LineHour {
  readonly at: number;
  readonly lowMs?: number;
  readonly midMs?: number;
  readonly highMs?: number;
  readonly lossRatio?: number;
}

const HOUR_MS = 3_600_000;

/** Steps of each hour together, newest first, for who can't see the drawing: the extremes, the mean of medians, and loss by packets. */
export function lineHours(steps: readonly LineStep[], from: number, to: number): readonly LineHour[] {
  const hours: LineHour[] = [];
  for (let at = Math.floor(from / HOUR_MS) * HOUR_MS; at < to; at += HOUR_MS) {
    const own = steps.filter((step) => step.at >= at && step.at < at + HOUR_MS);
    const of = (name: 'lowMs' | 'midMs' | 'highMs') => own.flatMap((step) => step[name] ?? []);
    const packets = own.reduce((sum, step) => sum + step.packets, 0);
    const lost = own.reduce((sum, step) => sum + step.lossRatio * step.packets, 0);
    const mids = of('midMs');
    hours.push({
      at,
      ...(mids.length > 0 && {
        lowMs: Math.min(...of('lowMs')),
        midMs: mids.reduce((sum, each) => sum + each, 0) / mids.length,
        highMs: Math.max(...of('highMs')),
      }),
      ...(packets > 0 && { lossRatio: lost / packets }),
    });
  }
  return hours.reverse();
}
