import type { FailedPart, PathResult } from '@mach/diagnosis';
import type { Attempt } from '../state/traces/trace.ts';

/** What is told of a path in a window: of the attempts since it went dead or came back, or of all. */
export type Counted = Omit<PathResult, 'path' | 'service' | 'page'>;

/**
 * So much in a row without an answer is no loss but a death: single packets and trains count by the packet. Of a line that loses a third each
 * way, looks of three packets fail whole once in six times: two in a row are no death, three are.
 */
const DEAD_QUESTIONS = 2;
const DEAD_PACKETS = 8;

/** Counts the attempts of a window, oldest first. A path that went dead or came back within it is counted from then on. */
export function countAttempts(series: readonly Attempt[]): Counted {
  let [from, runFrom, questions, packets] = [0, 0, 0, 0];
  const isDead = () => questions >= DEAD_QUESTIONS && (packets >= DEAD_PACKETS || packets === questions);
  let wasDead = false;
  for (const [index, { sent, lost }] of series.entries()) {
    if (lost < sent) {
      if (wasDead) from = index;
      [wasDead, questions, packets] = [false, 0, 0];
      continue;
    }
    if (questions === 0) runFrom = index;
    questions += 1;
    packets += sent;
    if (wasDead || !isDead()) continue;
    wasDead = true;
    from = runFrom;
  }
  const counted = series.slice(from);
  let [attempts, failed] = [0, 0];
  for (const { sent, lost } of counted) {
    attempts += sent;
    failed += lost;
  }
  const failure = counted.findLast((each) => each.lost === each.sent)?.failure;
  const part = failed === 0 ? undefined : partOf(failure);
  const wayMs = median(counted.flatMap((each) => each.wayMs ?? []));
  const answerMs = median(counted.flatMap((each) => each.answerMs ?? []));
  const since = attempts > 0 && failed === attempts ? counted[0]?.at : undefined;
  const isAnswered = ({ sent, lost }: Attempt) => lost < sent;
  const answeredFrom = counted.find(isAnswered)?.at;
  const answeredAt = counted.findLast(isAnswered)?.at;
  const triedAt = counted.at(-1)?.at;
  return {
    attempts,
    failed,
    ...(answeredFrom === undefined ? {} : { answeredFrom }),
    ...(answeredAt === undefined ? {} : { answeredAt }),
    ...(triedAt === undefined ? {} : { triedAt }),
    ...(part === undefined ? {} : { failedPart: part }),
    ...(wayMs === undefined ? {} : { wayMs }),
    ...(answerMs === undefined ? {} : { answerMs }),
    ...(since === undefined ? {} : { since }),
  };
}

/** Where an attempt ended, as far as its failure tells: a timeout may be the way's or the other end's. */
function partOf(failure: string | undefined): FailedPart | undefined {
  if (failure === 'not-found' || failure === 'unresolved') return 'name';
  if (failure === 'unreachable') return 'way';
  return failure === 'bad-reply' || failure === 'refused' || failure === 'denied' ? 'answer' : undefined;
}

function median(values: number[]): number | undefined {
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)];
}
