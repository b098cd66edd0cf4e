import type { Reading } from '@mach/wire';
import type { Entry } from '../journal/journal.ts';

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

/** A reading in the collector's time. */
export interface PlacedReading {
  readonly reading: Reading;
  /** Event time in ms by the collector's clock; never later than the receive time. */
  readonly at: number;
  /** Placed by the device's wall clock, for its boot is over: evidence only. */
  readonly estimated: boolean;
}
