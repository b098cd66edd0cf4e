import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchmarkFacts, Result } from '@mach/ports';
import { isBenchmarkFacts } from '../benchmark/monthly-benchmark.ts';
import { heardFromChild } from './child-peak.ts';

/** What the child reads from, in the folder that it is given. */
const BENCHMARK_FILE = 'benchmark.tmp';
/** Two seconds of work, and what an old hard disk takes to write the file that is read. */
const DEADLINE_MS = 30_000;
const OUTPUT_BYTES_MAX = 10_000;

/** Beside the bundle it is a bundle too; from source it is the source. */
const PROGRAM = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './benchmark-child.ts' : './benchmark-child.js', import.meta.url),
);

/** Runs the micro-benchmark in a short-lived child, with its file in `folder`. */
export function benchmarkChildProcess(
  folder: string,
  { program = PROGRAM, deadlineMs = DEADLINE_MS } = {},
): (signal: AbortSignal) => Promise<Result<BenchmarkFacts>> {
  const settings = {
    timeout: deadlineMs,
    maxBuffer: OUTPUT_BYTES_MAX,
    killSignal: 'SIGKILL',
    windowsHide: true,
  } as const;
  return (signal) =>
    new Promise((resolve) => {
      execFile(
        process.execPath,
        [program, join(folder, BENCHMARK_FILE)],
        { ...settings, signal },
        (error, stdout, stderr) => {
          const said = heardFromChild(stderr);
          if (error !== null) {
            // One that was killed had no time to tidy up.
            rmSync(join(folder, BENCHMARK_FILE), { force: true });
            const failure = error.killed === true || signal.aborted ? 'timeout' : 'bad-reply';
            const detail = `the benchmark: ${said.trim().slice(-300) || error.message}`;
            return resolve({ ok: false, failure, detail });
          }
          resolve(resultOf(stdout));
        },
      );
    });
}

function resultOf(stdout: string): Result<BenchmarkFacts> {
  try {
    const found: unknown = JSON.parse(stdout);
    if (isBenchmarkFacts(found)) return { ok: true, value: found };
  } catch {
    // Said below.
  }
  return { ok: false, failure: 'bad-reply', detail: `the benchmark said ${JSON.stringify(stdout.slice(0, 100))}` };
}
