import type { Entry } from '../journal/journal.ts';
import type { PlacedReading } from './placed-reading.ts';

/** What one step of the fold took up: an entry with the readings that were fresh in it, or a tick. */
export type Folded =
  | { readonly type: 'entry'; readonly entry: Entry; readonly batch?: FoldedBatch }
  | { readonly type: 'tick'; readonly time: number };

/** The fresh readings of a batch with their event times, for histories and outputs. */
export interface FoldedBatch {
  readonly device: string;
  readonly receivedAt: number;
  readonly readings: readonly PlacedReading[];
}
