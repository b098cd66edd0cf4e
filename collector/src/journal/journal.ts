import type { AlertFact, BodyCoding, IncidentFact, Range } from '@mach/wire';
import type { Settlement, SiteDay, SiteDayEvidence, SiteDayQuery } from '../availability/site-day.ts';
import type { DaySummary } from '../history/day-summary.ts';
import type { RegistryChange } from '../state/registry-change.ts';

/**
 * The collector's append-only log, and the truth: state, incidents and priorities are folds over it. `receivedAt` is the
 * collector's wall clock in ms when the entry came in, made never to go back from one entry to the next.
 */
export type Entry = { readonly position: number; readonly receivedAt: number } & Payload;

export type Payload =
  | BatchPayload
  | RegistryPayload
  | HeartbeatPayload
  | IncidentPayload
  | AlertPayload
  | CollectorPayload;

/** A batch as it came. `fresh` are the report numbers that this entry holds for the first time: a fold reads only these. */
export interface BatchPayload {
  readonly kind: 'batch';
  readonly device: string;
  readonly epoch: string;
  readonly fresh: readonly Range[];
  readonly coding: BodyCoding;
  readonly body: Uint8Array;
}

/** Something was decided about units, sites, devices, tokens, services or accounts. */
export interface RegistryPayload {
  readonly kind: 'registry';
  readonly change: RegistryChange;
  /** Who decided it, as the audit log says it; absent in journals of before there was one. */
  readonly by?: string;
}

/** Devices whose packets began to reach the reflector, and those whose packets ceased: what a line's life is judged by. */
export interface HeartbeatPayload {
  readonly kind: 'heartbeat';
  readonly heard: readonly string[];
  readonly silent: readonly string[];
  /** Of each silent one, in the same order: when its last packet came. */
  readonly lastHeardAt?: readonly number[];
  /** Those of the silent ones whose packets come, and that hear no answers. */
  readonly deaf?: readonly string[];
}

/** What was found out about an incident: kept for good, for the readings that it was found out by are not. */
export interface IncidentPayload {
  readonly kind: 'incident';
  readonly fact: IncidentFact;
}

/** What was said to whom, so that no restart says it again: kept for good. */
export interface AlertPayload {
  readonly kind: 'alert';
  readonly fact: AlertFact;
}

/** Without these a replay could not tell a silent device from a collector that was off. */
export interface CollectorPayload {
  readonly kind: 'collector';
  readonly event: 'started' | 'stopped' | 'alive';
  readonly version: string;
}

export type NewEntry = { readonly receivedAt: number } & (
  | (Omit<BatchPayload, 'fresh'> & { readonly seqs: readonly number[] })
  | RegistryPayload
  | HeartbeatPayload
  | IncidentPayload
  | AlertPayload
  | CollectorPayload
);

/**
 * What became of an appended entry, told after its transaction is on the disk. A batch that held nothing new gets no
 * position; `repeated` are the numbers that an earlier entry holds, `beyond` those that were not taken because the epoch
 * has more gaps than a spool can; `acknowledged` all ranges now held for its epoch.
 */
export interface Appended {
  readonly position?: number;
  readonly fresh: readonly Range[];
  readonly repeated: readonly number[];
  readonly beyond: readonly number[];
  readonly acknowledged: readonly Range[];
}

/** A report that was decided against, kept for people to look at, with the reason. */
export interface Quarantined {
  readonly receivedAt: number;
  readonly device: string;
  readonly epoch: string;
  readonly seq: number;
  readonly reason: string;
  readonly report: string;
}

export interface Checkpoint {
  /** The last position that the state has folded. */
  readonly position: number;
  /** State of another form version is thrown away and folded anew. */
  readonly form: number;
  readonly state: Uint8Array;
}

/** Until when readings are kept, in receive time; `others` are the devices that are no PCs. */
export interface FadeEdges {
  readonly pcsBefore: number;
  readonly othersBefore: number;
  readonly others: readonly string[];
}

/** Something in the journal whose bytes are not what was written. */
export type Damaged =
  | {
      readonly what: 'segment';
      readonly id: number;
      readonly device: string;
      readonly epoch: string;
      readonly seqs: readonly Range[];
      readonly positions: readonly number[];
    }
  | {
      readonly what: 'entry';
      readonly position: number;
      readonly device: string;
      readonly epoch: string;
      readonly seqs: readonly Range[];
    }
  | { readonly what: 'checkpoint'; readonly position: number };

/** Thrown by `append` when the disk is full or can't be written: nothing of the call was kept; trying again may help. */
export class JournalUnavailable extends Error {
  override readonly name = 'JournalUnavailable';
}

/** Asynchronous from the first day: in the collector a thread of its own writes, in a simulation the same thread does. */
export interface Journal {
  /** Commits with full sync, in the order of the calls; many calls share one transaction. Throws `JournalUnavailable`. */
  append(entry: NewEntry): Promise<Appended>;
  /** Entries from a position on, in order, at most `limit`. */
  read(from: number, limit: number): Promise<readonly Entry[]>;
  /** Entries of decisions before a position, newest first, at most `limit`: for the audit log. */
  readDecisions(before: number, limit: number): Promise<readonly Entry[]>;
  /** The batches of one device received since a time, in order: for its history. */
  readDevice(device: string, receivedFrom: number): Promise<readonly Entry[]>;
  /** The entry that first held this report, while the journal still has it. */
  find(device: string, epoch: string, seq: number): Promise<Entry | undefined>;
  /** By spool epoch, all that is held of a device. */
  acknowledged(device: string): Promise<readonly { readonly epoch: string; readonly ranges: readonly Range[] }[]>;
  quarantine(report: Quarantined): Promise<void>;
  readQuarantine(limit: number): Promise<readonly Quarantined[]>;
  saveCheckpoint(checkpoint: Checkpoint): Promise<void>;
  loadCheckpoint(): Promise<Checkpoint | undefined>;
  /**
   * One short step of packing what was received before a time into columns; whether another step may find more. Entries
   * read as before, but for the coding of their bodies, and for reports that were not fresh in them.
   */
  seal(receivedBefore: number): Promise<boolean>;
  /**
   * One short step of letting go what is past its time: of sealed readings the summaries of their days stay. Whether another
   * step may find more. A replay begins at `loadBase` from then on.
   */
  fade(edges: FadeEdges): Promise<boolean>;
  /** What is left of a device's readings that were let go, by day. */
  readDays(device: string): Promise<readonly DaySummary[]>;
  /** Joins what devices found to what is kept of their sites' days; told twice is told once. Throws `JournalUnavailable`. */
  keepSiteDays(days: readonly SiteDayEvidence[]): Promise<void>;
  /** Puts the settled form of days in the place of their evidence, of those of which no more came meanwhile. */
  settleDays(settlements: readonly Settlement[]): Promise<void>;
  readSiteDays(query: SiteDayQuery): Promise<readonly SiteDay[]>;
  /** Days before one of which there is evidence, oldest first. */
  unsettledDays(before: string, limit: number): Promise<readonly SiteDay[]>;
  /** Where a replay begins: the oldest checkpoint beyond all that was let go; undefined while nothing was. */
  loadBase(): Promise<Checkpoint | undefined>;
  /** Moves aside what was met so far that is damaged, and tells what it was. What devices still hold of it they send again. */
  setAsideDamaged(): Promise<readonly Damaged[]>;
  /** Position and time of the last entry; 0 and 0 of an empty journal. */
  last(): Promise<{ readonly position: number; readonly receivedAt: number }>;
  close(): Promise<void>;
}
