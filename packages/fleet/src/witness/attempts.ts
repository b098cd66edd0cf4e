/** What is told of a series of attempts: those since it went dead or came back, or all of them. */
export interface Counted {
  readonly attempts: number;
  readonly failed: number;
  /** When it went dead, where it did. */
  readonly since?: number;
  /** When something first and last got through, and when it was last tried. */
  readonly answeredFrom?: number;
  readonly answeredAt?: number;
  readonly triedAt?: number;
}

/** One question, or a train of packets. */
export interface Attempt {
  readonly at: number;
  readonly sent: number;
  readonly lost: number;
}

/**
 * Counts a window as agents and collector do, oldest first. `run` attempts in a row that got nothing are no loss but a death: then
 * what stands since counts alone, and after it, what came when it was over.
 */
export function countAttempts(series: readonly Attempt[], run: number): Counted {
  const isDead = ({ sent, lost }: Attempt) => lost === sent;
  const needed = Math.min(run, series.length);
  let [from, length] = [0, 0];
  for (const [index, attempt] of series.entries()) {
    if (isDead(attempt)) {
      length += 1;
      if (length === needed) from = index + 1 - length;
    } else {
      if (length >= needed) from = index;
      length = 0;
    }
  }
  const counted = series.slice(from);
  const [attempts, failed] = [sum(counted, ({ sent }) => sent), sum(counted, ({ lost }) => lost)];
  const since = attempts > 0 && failed === attempts ? counted[0]?.at : undefined;
  const answered = counted.filter((attempt) => !isDead(attempt));
  return {
    attempts,
    failed,
    ...(since === undefined ? {} : { since }),
    ...at('answeredFrom', answered[0]),
    ...at('answeredAt', answered.at(-1)),
    ...at('triedAt', counted.at(-1)),
  };
}

function at<Name extends string>(name: Name, attempt: Attempt | undefined): { readonly [Key in Name]?: number } {
  return (attempt === undefined ? {} : { [name]: attempt.at }) as { readonly [Key in Name]?: number };
}

function sum(series: readonly Attempt[], of: (attempt: Attempt) => number): number {
  let total = 0;
  for (const attempt of series) total += of(attempt);
  return total;
}
