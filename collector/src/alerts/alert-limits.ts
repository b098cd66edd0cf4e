import { ALERT_LIMITS, type AlertLimits } from '@mach/diagnosis';

/** What bounds the ways out, beside what bounds how much is said. Times in ms. */
export interface AlertsLimits extends AlertLimits {
  /** How often it is looked for news. */
  readonly decideEveryMs: number;
  /** Recipients who are thought of in one go: ingest must not wait for thousands of them. */
  readonly recipientsAtOnce: number;
  /** Messages in one entry of the journal. */
  readonly messagesPerFactMax: number;
  /** Attempts under way on one route, and how long one may take whatever its driver does. */
  readonly attemptsAtOnce: number;
  readonly attemptMs: number;
  /** First and longest wait after a failure, of a message and of its whole route; it doubles. A route's is short: one address must not hold up the others. */
  readonly backoffMs: number;
  readonly backoffMsMax: number;
  readonly routeBackoffMsMax: number;
  /** For how long a message is tried: what lasts is told anew after that, a digest is not. */
  readonly giveUpMs: { readonly incidents: number; readonly digest: number };
  /** Between two tries of a route that somebody asks for. */
  readonly testGapMs: number;
  /** How often Alertmanager is told what lasts, for how long it believes it, and how long it is told what is over. */
  readonly refreshMs: number;
  readonly believedMs: number;
  readonly resolvedMs: number;
  readonly alertsAtOnce: number;
}

export const ALERTS_LIMITS: AlertsLimits = {
  ...ALERT_LIMITS,
  decideEveryMs: 30_000,
  recipientsAtOnce: 100,
  messagesPerFactMax: 200,
  attemptsAtOnce: 4,
  attemptMs: 60_000,
  backoffMs: 30_000,
  backoffMsMax: 600_000,
  routeBackoffMsMax: 60_000,
  giveUpMs: { incidents: 3_600_000, digest: 8 * 3_600_000 },
  testGapMs: 10_000,
  refreshMs: 60_000,
  believedMs: 900_000,
  resolvedMs: 900_000,
  alertsAtOnce: 200,
};
