import type { Write } from './store.ts';

/** What the journal's thread is started with. */
export interface ThreadData {
  readonly file: string;
  readonly mode: 'write' | 'read';
}

/** What is asked of the thread; an answer carries the same number. */
export type Question = { readonly number: number } & Request;

export type Request =
  | { readonly type: 'write'; readonly write: Write }
  | { readonly type: 'read'; readonly from: number; readonly limit: number }
  | { readonly type: 'readDevice'; readonly device: string; readonly receivedFrom: number }
  | { readonly type: 'find'; readonly device: string; readonly epoch: string; readonly seq: number }
  | { readonly type: 'acknowledged'; readonly device: string }
  | { readonly type: 'readQuarantine'; readonly limit: number }
  | { readonly type: 'loadCheckpoint' }
  | { readonly type: 'last' }
  | { readonly type: 'close' };

/** `unavailable`: the disk is full or can't be written; trying again may help. */
export type Answer =
  | { readonly number: number; readonly ok: true; readonly value: unknown }
  | { readonly number: number; readonly ok: false; readonly unavailable: boolean; readonly message: string };
