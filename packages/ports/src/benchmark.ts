import type { Result } from './result.ts';

/** What a fixed work of two seconds came to. More is faster; figures compare machines under one version of the runtime. */
export interface BenchmarkFacts {
  readonly opsPerSecondSingle: number;
  readonly opsPerSecondMulti: number;
  /** Of 4 KiB each, from a file of its own, past the system's cache; absent where that can't be passed by. */
  readonly randomReadsPerSecond?: number;
}

export interface Benchmark {
  /** The last result, measured anew where it is old and nobody is disturbed; `unsupported` as long as there is none. */
  read(signal: AbortSignal): Promise<Result<BenchmarkFacts>>;
}
