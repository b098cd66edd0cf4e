import type { Benchmark, BenchmarkFacts, Clock, Result } from '@mach/ports';
import type { Store } from '../store.ts';

export interface MonthlyBenchmarkPorts {
  readonly clock: Pick<Clock, 'wallMs' | 'uptimeMs'>;
  readonly store: Store;
  /** Does the work, in a process of its own. */
  readonly runBenchmark: (signal: AbortSignal) => Promise<Result<BenchmarkFacts>>;
}

const MONTH_MS = 30 * 86_400_000;
/** After a run that failed. */
const RETRY_MS = 86_400_000;

interface Kept {
  readonly wallMs: number;
  readonly facts: BenchmarkFacts;
}

/** Keeps the last result, and measures anew a month later, when `mayRun` says that nobody is disturbed. */
export function createMonthlyBenchmark(
  { clock, store, runBenchmark }: MonthlyBenchmarkPorts,
  mayRun: () => Promise<boolean>,
): Benchmark {
  let failed: { readonly atMs: number; readonly result: Result<BenchmarkFacts> } | undefined;

  return {
    read: async (signal) => {
      const kept = parseKept(store.read('benchmark'));
      const ageMs = kept === undefined ? Number.POSITIVE_INFINITY : clock.wallMs() - kept.wallMs;
      // A result from the future was kept under a clock that was wrong.
      const isDue = ageMs >= MONTH_MS || ageMs < 0;
      const isWaiting = failed !== undefined && clock.uptimeMs() - failed.atMs < RETRY_MS;
      if (isDue && !isWaiting && (await mayRun())) {
        const result = await runBenchmark(signal);
        if (result.ok) {
          store.write('benchmark', JSON.stringify({ wallMs: clock.wallMs(), facts: result.value } satisfies Kept));
          failed = undefined;
          return result;
        }
        failed = { atMs: clock.uptimeMs(), result };
      }
      if (kept !== undefined) return { ok: true, value: kept.facts };
      return failed?.result ?? notYet;
    },
  };
}

const notYet = {
  ok: false,
  failure: 'unsupported',
  detail: 'not measured yet: the machine must be idle, unused and on mains',
} as const;

function parseKept(text: string | undefined): Kept | undefined {
  if (text === undefined) return undefined;
  try {
    const { wallMs, facts } = JSON.parse(text) as Partial<Kept>;
    const isKept = Number.isFinite(wallMs) && isBenchmarkFacts(facts);
    return isKept ? { wallMs: wallMs as number, facts } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value that came as text is a result. */
export function isBenchmarkFacts(found: unknown): found is BenchmarkFacts {
  if (typeof found !== 'object' || found === null) return false;
  const { opsPerSecondSingle, opsPerSecondMulti, randomReadsPerSecond } = found as Partial<BenchmarkFacts>;
  const isRate = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value > 0;
  return (
    isRate(opsPerSecondSingle) &&
    isRate(opsPerSecondMulti) &&
    (randomReadsPerSecond === undefined || isRate(randomReadsPerSecond))
  );
}
