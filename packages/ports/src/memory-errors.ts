/** Errors of memory that the system itself wrote down, since the agent counts them. */
export interface MemoryErrorCounts {
  readonly corrected: number;
  readonly uncorrected: number;
  /** How long they were counted. */
  readonly countedMs: number;
}

export interface MemoryErrors {
  /** Undefined where the system writes none down, or nobody keeps count: a command that reads once. */
  read(): MemoryErrorCounts | undefined;
}
