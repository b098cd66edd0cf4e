import { overlap, type Piece, type Stretch } from './pieces.ts';

/** A site of which nothing is read for so long is silent. */
const SILENT_AFTER_S = 300;
/** Who leaves a little early has not lost the mains. */
const CLOSING_S = 1_800;
/** Of working time a breaker that stays off too long may take so much, once the site is back on that day. */
const OFF_WORKING_S_MAX = 7_200;

export type SilentState = 'switched-off' | 'no-data';

/**
 * When no device of a site measured anything, and what that is taken for. Silent from near the end of a session, or from outside of
 * sessions, is switched off: for all of it if it costs little working time, else outside of sessions alone. Silence that begins within a
 * session tells nothing by itself, and neither does a day without any reading.
 */
export function silencesOf(
  alive: readonly number[],
  sessions: readonly Stretch[],
  until: number,
): readonly Piece<SilentState>[] {
  const heard = alive.filter((second) => second <= until);
  if (heard.length === 0) return [{ from: 0, to: until, value: 'no-data' }];
  const edges = [0, ...heard, until];
  const pieces: Piece<SilentState>[] = [];
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const to = edges[index + 1] as number;
    if (to - from <= SILENT_AFTER_S) continue;
    pieces.push(...classified(from, to, index < edges.length - 2, sessions));
  }
  return pieces;
}

function classified(
  from: number,
  to: number,
  isBack: boolean,
  sessions: readonly Stretch[],
): readonly Piece<SilentState>[] {
  if (!isRest(from, sessions)) return [{ from, to, value: 'no-data' }];
  const workingS = overlap(sessions, from, to);
  if (workingS <= (isBack ? OFF_WORKING_S_MAX : CLOSING_S)) return [{ from, to, value: 'switched-off' }];
  const edges = [from, ...sessions.flat().filter((edge) => edge > from && edge < to), to];
  return edges.slice(0, -1).map((edge, index) => ({
    from: edge,
    to: edges[index + 1] as number,
    value: sessions.some(([begins, ends]) => edge >= begins && edge < ends) ? 'no-data' : 'switched-off',
  }));
}

const isRest = (second: number, sessions: readonly Stretch[]): boolean =>
  !sessions.some(([begins, ends]) => second >= begins && second < ends - CLOSING_S);
