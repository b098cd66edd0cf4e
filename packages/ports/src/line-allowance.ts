import type { Result } from './result.ts';

/** Bytes that a measurement may put on the line. What it did not use in the end is given back by `settle`, called once. */
export interface TakenBytes {
  settle(usedBytes: number): void;
}

/**
 * What measurements that fill the line may still use of it today, kept by the agent over restarts. `denied`, with the reason,
 * when that is too little, or when the line in use is not the commune's own.
 */
export interface LineAllowance {
  take(bytes: number, perDayBytesMax: number): Result<TakenBytes>;
}
