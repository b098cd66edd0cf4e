import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('fast-clock.c', import.meta.url));

/** A clock that runs `speed` times as fast, for every program that is started in its environment. */
export interface FastClock {
  readonly speed: number;
  readonly environment: Readonly<Record<string, string>>;
  /** What those programs take for the time, in ms since 1970. */
  wallMs(): number;
  /** Resolves when so much of their time has gone by. */
  sleep(ms: number): Promise<void>;
}

/** Compiles the library into a lab's folder. Throws with the compiler's words. */
export function compileFastClock(folder: string): string {
  const library = join(folder, 'fast-clock.so');
  const given = ['-std=gnu17', '-D_GNU_SOURCE', '-O2', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC'];
  const { status, stderr, error } = spawnSync('gcc', [...given, '-o', library, SOURCE], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`gcc can't compile the fast clock: ${error?.message ?? stderr}`);
  return library;
}

export function startFastClock(given: {
  readonly library: string;
  readonly speed: number;
  readonly wallMs: number;
}): FastClock {
  const { library, speed, wallMs } = given;
  const origin = process.hrtime.bigint();
  return {
    speed,
    environment: { LD_PRELOAD: library, FAST_CLOCK: `${speed} ${origin} ${BigInt(Math.round(wallMs)) * 1_000_000n}` },
    wallMs: () => wallMs + (Number(process.hrtime.bigint() - origin) / 1e6) * speed,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / speed)),
  };
}
