import type { Range, Report } from '@mach/wire';

/** A report before it has its number. `bootId` is the boot in which it was made: always given here. */
export interface NewReport extends Omit<Report, 'seq' | 'bootId'> {
  readonly bootId: string;
}

/** A report that waits, with the boot in which it was made. */
export interface SpooledReport extends NewReport {
  readonly seq: number;
}

/**
 * What a report is worth when there is no room: `event` holds a change of state, `daily` what is read once an hour or more
 * rarely (inventory, health of disks, the day's counts), `samples` only what the next minute says again.
 */
export type Worth = 'samples' | 'daily' | 'event';

export interface SpoolLimits {
  /** Of the stored reports, acknowledged ones included, with what a row takes beside its body. */
  readonly bytesMax: number;
  readonly reportsMax: number;
  /** Days on which waiting reports were made, by the wall clock; counted, so that a clock that jumps does not make all of them old. */
  readonly daysMax: number;
  /** Reports thinned in one go when there is no room: what stands between them is then written anew without holes. */
  readonly thinnedAtOnce: number;
  /** How long an acknowledged report is kept for a collector that was restored from a backup, where there is room. */
  readonly acknowledgedKeptMs: number;
  readonly ledgerRowsMax: number;
  readonly acknowledgedRangesMax: number;
  /** Exports that are remembered for their answers. */
  readonly exportsMax: number;
}

/** A write that the disk did not take: nothing of it was kept. Trying again may help. */
export interface SpoolTrouble {
  readonly ok: false;
  readonly failure: 'disk-full' | 'denied' | 'broken';
  readonly detail: string;
}

/** What the collector answered to a request: all ranges that it holds of the epoch, and which of those sent it contradicts. */
export interface Acknowledgement {
  readonly ranges: readonly Range[];
  readonly sent: readonly number[];
  readonly contradicted: readonly number[];
}

/** How many reports are delivered by it, wait again, and have a new number. */
export interface Acknowledged {
  readonly ok: true;
  readonly delivered: number;
  readonly rewound: number;
  readonly renumbered: number;
}

/**
 * What was given up, with the reason: `no-room`: readings let go for newer ones, by the bound on bytes; `too-old`: whole
 * reports, by the bounds on days and reports; `refused` and `unreadable` by the collector. The first two are one row a day
 * of making. `in-memory`: they waited in memory, because the disk took nothing, when the program ended.
 */
export interface LedgerRow {
  readonly what: 'no-room' | 'too-old' | 'refused' | 'unreadable' | 'in-memory';
  /** Day in Vietnam on which they were made, yyyy-MM-dd; absent on rows of before. */
  readonly day?: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly reports: number;
  /** Wall clock in ms, of the last one given up. */
  readonly at: number;
  readonly why: string;
}

export interface SpoolFacts {
  readonly epoch: string;
  readonly lastSeq: number;
  /** Reports that wait for the collector; also those of which nothing but number and time is left. */
  readonly queueDepth: number;
  /** Wall clock in ms of the oldest of them. */
  readonly oldestQueuedAt?: number;
  /** Of all stored reports, packed. */
  readonly bytes: number;
  readonly acknowledged: readonly Range[];
  /** Reports whose readings were let go by the spool's bounds, since it was made. */
  readonly dropped: number;
  readonly refused: number;
}

/** What a spool in memory held when it was last heard of. */
export interface HeldInMemory {
  readonly epoch: string;
  readonly lastSeq: number;
  /** Made there and not known to be delivered. */
  readonly waiting: number;
}

/**
 * Where reports wait until the collector has them on its disk. Each gets a number, from 1 on, that never repeats within
 * `epoch`, 128 random bits as hex. What `append` has answered with a number survives a kill and a power cut.
 */
export interface Spool {
  readonly epoch: string;
  /**
   * Numbers a report and keeps it, when there is no room at the price of others, which the ledger then counts: samples are
   * thinned out evenly over the time they cover, then what is worth more. A thinned report keeps its number and its time and
   * is sent without readings: so the collector's ranges stay whole, and it knows what is missing.
   */
  append(report: NewReport, worth?: Worth): { readonly ok: true; readonly seq: number } | SpoolTrouble;
  /**
   * Waiting reports, at most `count` and at least one if any waits, of about `unpackedBytes` together, in rising order of their numbers:
   * `newest` ends with the last one made, `oldest` begins with the first. Only numbers up to `upTo` and beyond `after`, if given.
   */
  waiting(ask: {
    readonly from: 'newest' | 'oldest';
    readonly count: number;
    readonly unpackedBytes: number;
    readonly upTo?: number;
    readonly after?: number;
  }): readonly SpooledReport[];
  /**
   * Takes an answer of the collector. Of what was sent with the request, all that lies in the ranges is delivered; what was
   * delivered before and lies in them no longer waits again. A spool that was restored from an older copy gives numbers
   * that the collector knows already: it goes on beyond the ranges, and what is contradicted gets a new number there. So
   * a range never says anything of a report that the collector did not see in the same request.
   */
  acknowledge(answer: Acknowledgement): Acknowledged | SpoolTrouble;
  /** Gives one report up, counted and with the reason in the ledger. */
  giveUp(seq: number, what: 'refused' | 'unreadable', why: string): void;
  /**
   * Reports of another epoch that were in memory alone when their process ended: a row of the ledger, once an epoch. Some of
   * them may have reached the collector with the answer still on its way.
   */
  noteEnded(held: HeldInMemory): { readonly ok: true } | SpoolTrouble;
  /** Remembers what was written into a file for people to carry, by the file's id; a spool restored from before does not know it. */
  noteExport(id: string, numbers: readonly Range[]): { readonly ok: true } | SpoolTrouble;
  /** The numbers in that file, among the last ones noted. */
  exported(id: string): readonly Range[] | undefined;
  facts(): SpoolFacts;
  /** The latest rows first. */
  ledger(count: number): readonly LedgerRow[];
  close(): void;
}
