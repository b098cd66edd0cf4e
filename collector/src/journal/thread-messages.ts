import type { SiteDayQuery } from '../availability/site-day.ts';
import type { FadeEdges } from './journal.ts';
import type { PackedWrites, PackedWritten } from './packed-writes.ts';

/** What the journal's thread is started with. */
export interface ThreadData {
  readonly file: string;
  readonly mode: 'write' | 'read';
}

/** What is asked of the thread: one message is one answer, in order. The writes of a message are one transaction. */
export type Question =
  | { readonly type: 'write'; readonly writes: PackedWrites }
  | { readonly type: 'read'; readonly from: number; readonly limit: number }
  | { readonly type: 'readDecisions'; readonly before: number; readonly limit: number }
  | { readonly type: 'readDevice'; readonly device: string; readonly receivedFrom: number }
  | { readonly type: 'find'; readonly device: string; readonly epoch: string; readonly seq: number }
  | { readonly type: 'acknowledged'; readonly device: string }
  | { readonly type: 'readQuarantine'; readonly limit: number }
  | { readonly type: 'loadCheckpoint' }
  | { readonly type: 'last' }
  | { readonly type: 'pickSealing'; readonly receivedBefore: number; readonly isFromStart: boolean }
  | { readonly type: 'isSealable'; readonly receivedBefore: number }
  | { readonly type: 'oldestSealed' }
  | { readonly type: 'pickFading'; readonly edges: FadeEdges }
  | { readonly type: 'readDays'; readonly device: string }
  | { readonly type: 'readSiteDays'; readonly query: SiteDayQuery }
  | { readonly type: 'unsettledDays'; readonly before: string; readonly limit: number }
  | { readonly type: 'loadBase' }
  | { readonly type: 'metDamaged' }
  | { readonly type: 'close' };

/** `unavailable`: the disk is full or can't be written; trying again may help. */
export type Answer =
  | { readonly ok: true; readonly value: PackedWritten | unknown }
  | { readonly ok: false; readonly unavailable: boolean; readonly message: string };
