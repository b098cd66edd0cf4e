import type { WorkingCalendar } from '@mach/knowledge';
import type { AlertNewsType } from '@mach/wire';

export const ALERT_TOPICS = ['incidents', 'endings', 'digest'] as const;
export type AlertTopic = (typeof ALERT_TOPICS)[number];

/** Somebody who hears of incidents. */
export interface Recipient {
  readonly id: string;
  /** The whole province, or these communes alone. */
  readonly area: 'province' | readonly string[];
  readonly hears: readonly AlertTopic[];
  /** When they may be disturbed; absent: always. */
  readonly hours?: WorkingCalendar;
  /** Days with a session of this one have a digest. */
  readonly workingDays: WorkingCalendar;
  /** Of the province: incidents that reached fewer communes are left to the digest. */
  readonly communesMin: number;
}

/** What a recipient was told of one incident. Times in ms. */
export interface Told {
  readonly at: number;
  /** How often it was said that it is there. */
  readonly times: number;
  /** Whether it was said that it is over. */
  readonly isOver: boolean;
}

/** What is known of one recipient at one moment. */
export interface Hearing {
  readonly told: ReadonlyMap<number, Told>;
  /** When the last messages to them were decided. */
  readonly messagesAt: readonly number[];
  /** A message of theirs has not gone out yet. */
  readonly isOwed: boolean;
}

/** How much is said, and how soon. Times in ms. */
export interface AlertLimits {
  /** How long an incident must stand, and the collector have run, before anybody hears of it. */
  readonly settleMs: number;
  readonly warmUpMs: number;
  /** Between two messages to one recipient, and how many an hour. */
  readonly messageGapMs: number;
  readonly messagesPerHourMax: number;
  /** News that one message spells out; the others it counts. */
  readonly newsPerMessageMax: number;
  /** What nobody has taken on is said again after so long, so many times. */
  readonly repeatMs: number;
  readonly repeatsMax: number;
  /** That something is over is not said any more after this. */
  readonly endedMs: number;
  /** A digest that could not be made at its time is made up to so long after. */
  readonly digestLateMs: number;
}

export const ALERT_LIMITS: AlertLimits = {
  settleMs: 120_000,
  warmUpMs: 300_000,
  messageGapMs: 60_000,
  messagesPerHourMax: 10,
  newsPerMessageMax: 5,
  repeatMs: 4 * 3_600_000,
  repeatsMax: 3,
  endedMs: 12 * 3_600_000,
  digestLateMs: 4 * 3_600_000,
};

/** News of one incident for one recipient. */
export interface Due {
  readonly number: number;
  readonly what: AlertNewsType;
}
