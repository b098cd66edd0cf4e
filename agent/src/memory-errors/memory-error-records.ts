import type { Result } from '@mach/ports';

/** An error of memory that the system wrote down. */
export interface MemoryErrorRecord {
  /** Rises with each record of the log. */
  readonly number: number;
  readonly isCorrected: boolean;
}

export interface MemoryErrorRecords {
  /** Those of the last `withinMs`, oldest first; often none. */
  read(withinMs: number): Promise<Result<readonly MemoryErrorRecord[]>>;
}
