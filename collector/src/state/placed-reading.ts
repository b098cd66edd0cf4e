import type { Reading } from '@mach/wire';

/** A reading in the collector's time. */
export interface PlacedReading {
  readonly reading: Reading;
  /** Event time in ms by the collector's clock; never later than the receive time. */
  readonly at: number;
  /** Placed by the device's wall clock, for its boot is over: evidence only. */
  readonly estimated: boolean;
}
