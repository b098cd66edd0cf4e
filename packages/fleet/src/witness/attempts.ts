/** What is told of a series of attempts: those since it went dead or came back, or all of them. */
export interface Counted {
  readonly attempts: number;
  readonly failed: number;
  /** When it went dead, where it did. */
  readonly since?: number;
}

/** One question, or a train of packets. */
export interface Attempt {
  readonly at: number;
  readonly sent: number;
  readonly lost: number;
}

/** So many in a row that got nothing, or of which something came through again, are a change. */
const RUN = 3;

/** Counts a window as agents and collector do: from the last change on, where there was one; oldest first. */
export function countAttempts(series: readonly Attempt[]): Counted {
  const isDead = ({ sent, lost }: Attempt) => lost === sent;
  const last = series.at(-1);
  if (last === undefined) return { attempts: 0, failed: 0 };
  let from = series.length - 1;
  while (from > 0 && isDead(series[from - 1] as Attempt) === isDead(last)) from--;
  const length = series.length - from;
  const run = length >= Math.min(RUN, series.length) ? series.slice(from) : series;
  const [attempts, failed] = [sum(run, ({ sent }) => sent), sum(run, ({ lost }) => lost)];
  const since = failed === attempts ? run[0]?.at : undefined;
  return { attempts, failed, ...(since === undefined ? {} : { since }) };
}

function sum(series: readonly Attempt[], of: (attempt: Attempt) => number): number {
  let total = 0;
  for (const attempt of series) total += of(attempt);
  return total;
}
