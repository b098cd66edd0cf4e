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

/**
 * Counts the attempts of a series, oldest first, that were made from one moment on and before another. A path that went dead or came back
 * meanwhile is counted from then on. Thirty thousand of them are counted each half a minute: nothing is copied.
 */
export function countAttempts(series: readonly Attempt[], start = -Infinity, end = Infinity): Counted {
  let first = 0;
  while (first < series.length && (series[first] as Attempt).at < start) first++;
  let past = series.length;
  while (past > first && (series[past - 1] as Attempt).at >= end) past--;
  return countFrom(series, changedAt(series, first, past), past);
}

/** The index from which on a path is as it is at the end: dead, or back. */
function changedAt(series: readonly Attempt[], first: number, past: number): number {
  let [from, runFrom, questions, packets] = [first, first, 0, 0];
  let wasDead = false;
  for (let index = first; index < past; index++) {
    const { sent, lost } = series[index] as Attempt;
    if (lost < sent) {
      if (wasDead) from = index;
      wasDead = false;
      questions = 0;
      packets = 0;
      continue;
    }
    if (questions === 0) runFrom = index;
    questions += 1;
    packets += sent;
    if (wasDead || questions < DEAD_QUESTIONS || (packets < DEAD_PACKETS && packets !== questions)) continue;
    wasDead = true;
    from = runFrom;
  }
  return from;
}

function countFrom(series: readonly Attempt[], from: number, past: number): Counted {
  let [attempts, failed] = [0, 0];
  let failure: string | undefined;
  let answeredFrom: number | undefined;
  let answeredAt: number | undefined;
  const ways: number[] = [];
  const answers: number[] = [];
  for (let index = from; index < past; index++) {
    const each = series[index] as Attempt;
    attempts += each.sent;
    failed += each.lost;
    if (each.lost === each.sent) failure = each.failure;
    else {
      answeredFrom ??= each.at;
      answeredAt = each.at;
    }
    if (each.wayMs !== undefined) ways.push(each.wayMs);
    if (each.answerMs !== undefined) answers.push(each.answerMs);
  }
  const counted: { -readonly [Key in keyof Counted]: Counted[Key] } = { attempts, failed };
  if (answeredFrom !== undefined) counted.answeredFrom = answeredFrom;
  if (answeredAt !== undefined) counted.answeredAt = answeredAt;
  if (past > from) counted.triedAt = (series[past - 1] as Attempt).at;
  const part = failed === 0 ? undefined : partOf(failure);
  if (part !== undefined) counted.failedPart = part;
  const [wayMs, answerMs] = [median(ways), median(answers)];
  if (wayMs !== undefined) counted.wayMs = wayMs;
  if (answerMs !== undefined) counted.answerMs = answerMs;
  if (attempts > 0 && failed === attempts) counted.since = (series[from] as Attempt).at;
  return counted;
}

/** Where an attempt ended, as far as its failure tells: a timeout may be the way's or the other end's. */
function partOf(failure: string | undefined): FailedPart | undefined {
  if (failure === 'not-found' || failure === 'unresolved') return 'name';
  if (failure === 'unreachable') return 'way';
  return failure === 'bad-reply' || failure === 'refused' || failure === 'denied' ? 'answer' : undefined;
}

function median(values: number[]): number | undefined {
  if (values.length > 1) values.sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)];
}
