import type { topicWords } from '@mach/messages';

type Topic = Parameters<typeof topicWords>[0][number];

/** One small question to the collector. */
export interface Question {
  readonly ok: boolean;
  readonly tripMs?: number;
  /** How far this machine's clock is behind the collector's. */
  readonly clockBehindMs?: number;
}

export interface BrowserCheck {
  readonly topics: readonly Topic[];
  readonly cause: 'good' | 'offline' | 'unreachable' | 'lossy' | 'slowWay' | 'clock';
  readonly step: 'stepGood' | 'stepCable' | 'stepLine' | 'stepClock';
  readonly answered: number;
  readonly asked: number;
  readonly tripMs?: number;
}

/** What only an agent can look at. */
export const UNTESTED: readonly Topic['topic'][] = [
  ...(['wifi', 'name-service', 'internet', 'data-network', 'systems', 'video', 'traffic'] as const),
  ...(['memory', 'disk', 'load', 'signing-service', 'card-reader', 'printer', 'print-queue'] as const),
  ...(['scanner', 'camera', 'microphone', 'speaker'] as const),
];

/** As the check of the agent has it. */
const CLOCK_WRONG_MS = 300_000;
/** An answer of the collector's shortest page that takes longer than this is slow. An assumption of 2026-11-27. */
const SLOW_TRIP_MS = 1_000;
const LOSSY_RATIO = 0.1;

const STEPS = {
  good: 'stepGood',
  offline: 'stepCable',
  unreachable: 'stepLine',
  lossy: 'stepLine',
  slowWay: 'stepLine',
  clock: 'stepClock',
} as const satisfies Record<BrowserCheck['cause'], BrowserCheck['step']>;

/** What a browser found: lights of the topics that it can judge, one cause, and one next step. */
export function browserCheck(questions: readonly Question[], isOnline: boolean): BrowserCheck {
  const answered = questions.filter(({ ok }) => ok);
  const trips = answered.flatMap(({ tripMs }) => tripMs ?? []).sort((a, b) => a - b);
  const tripMs = trips[trips.length >> 1];
  const behindMs = answered.flatMap(({ clockBehindMs }) => clockBehindMs ?? [])[0];
  const isReached = answered.length > 0;
  const isClockWrong = behindMs !== undefined && Math.abs(behindMs) > CLOCK_WRONG_MS;
  const lost = questions.length === 0 ? 0 : 1 - answered.length / questions.length;
  const cause = !isOnline
    ? 'offline'
    : !isReached
      ? 'unreachable'
      : lost > LOSSY_RATIO
        ? 'lossy'
        : isClockWrong
          ? 'clock'
          : (tripMs ?? 0) > SLOW_TRIP_MS
            ? 'slowWay'
            : 'good';
  const topics: readonly Topic[] = [
    isReached
      ? { topic: 'network', light: 'good', values: {} }
      : isOnline
        ? // A browser is online where any card of the PC is up, whatever stands behind it.
          { topic: 'network', light: 'unknown', values: {} }
        : { topic: 'network', light: 'critical', finding: 'no-network', values: {} },
    isReached
      ? { topic: 'collector', light: 'good', values: {} }
      : { topic: 'collector', light: 'critical', finding: 'collector-unreachable', values: {} },
    behindMs === undefined
      ? { topic: 'clock', light: 'unknown', values: {} }
      : isClockWrong
        ? {
            topic: 'clock',
            light: 'warning',
            finding: 'clock-wrong',
            values: { minutes: Math.round(Math.abs(behindMs) / 60_000), isBehind: behindMs > 0 },
          }
        : { topic: 'clock', light: 'good', values: {} },
  ];
  return {
    ...{ topics, cause, step: STEPS[cause], answered: answered.length, asked: questions.length },
    ...(tripMs !== undefined && { tripMs }),
  };
}
