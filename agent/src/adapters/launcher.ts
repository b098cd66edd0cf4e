import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  RESIDENT_SETTINGS_LENGTH_MAX,
  RESIDENT_SETTINGS_VARIABLE,
  type ResidentSettings,
} from '../resident-settings.ts';

const BUNDLE = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../../dist/agent/resident.js' : './resident.js', import.meta.url),
);

/**
 * V8 flags that keep the resident small over weeks; NODE_OPTIONS refuses most of them, hence a launcher. Measured with the
 * ordinary checks and three TCP probes every 15 s over a TLS uplink (Node 24.21, variants side by side, a hundred times
 * the usual pace, after 125 reports; private anonymous MiB, CPU ms of this process a minute's report):
 *
 * | | MiB | ms |
 * |---|---|---|
 * | all of these, the heap collected whole each five minutes | 16.5 | 43 |
 * | the same each minute | 16.5 | 43 |
 * | without any whole collection of ours | 18.5 | 43 |
 * | `--gc-global` in its place: every collection is whole | 16.7 | 80 |
 * | with the JIT (no `--lite-mode`, no `--jitless`) | 20.1 | 33 |
 *
 * Bytecode that was not used for two and a half minutes goes with each whole collection, and is compiled anew when it is needed (four leaders
 * side by side over forty minutes at the usual pace, on a busy machine; private anonymous MiB and PSS after 10 and after 40 minutes, CPU s in all):
 *
 * | | 10 min | 40 min | CPU |
 * |---|---|---|---|
 * | V8's own age of six collections | 20.4, 66.2 | 20.4, 66.3 | 7.8 |
 * | older than 60 s | 19.7, 65.6 | 19.9, 65.7 | 7.8 |
 * | older than 150 s | 19.6, 65.4 | 19.9, 65.7 | 7.7 |
 * | `--stress-flush-code`: all of it each time | 19.0, 65.5 | 19.6, 66.0 | 8.2 |
 *
 * V8's cache of what it compiled has no second use in one program: without it two leaders side by side (plain HTTP, nine minutes) had 17.4 MiB
 * private in place of 18.0, PSS 32.8 in place of 33.5, and no more CPU.
 *
 * The first line of the first table stays at 18.0 MiB from 200 to 8,000 reports at six hundred times the usual pace. At the usual pace it is
 * 16.4 MiB and 0.045 s of CPU a minute with children; there the JIT gains nothing, for no code ever becomes hot.
 */
export const RESIDENT_FLAGS = [
  '--max-semi-space-size=1',
  '--max-old-space-size=48',
  '--optimize-for-size',
  '--lite-mode',
  '--jitless',
  '--single-threaded',
  '--v8-pool-size=0',
  '--expose-gc',
  '--flush-code-based-on-time',
  '--bytecode-old-time=150',
  '--no-compilation-cache',
];

/**
 * glibc makes an arena a thread otherwise, and libuv four threads. Handing freed pages back early saves 1.4 MiB for 3 % of
 * the CPU time.
 */
const RESIDENT_ENVIRONMENT = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_TRIM_THRESHOLD_: '65536',
  MALLOC_TOP_PAD_: '16384',
  MALLOC_MMAP_THRESHOLD_: '65536',
  UV_THREADPOOL_SIZE: '2',
};

/**
 * Turns this process into the resident one; on Windows, which can't, starts it as a child and gives its exit code. Throws,
 * with what to do, when there is no bundle or the settings are too long to hand over.
 */
export async function launchResident(settings: ResidentSettings): Promise<number> {
  if (!existsSync(BUNDLE)) throw new Error(`${BUNDLE} is not there: run "npm run build" first`);
  const text = JSON.stringify(settings);
  if (text.length > RESIDENT_SETTINGS_LENGTH_MAX) {
    throw new Error(
      `the configuration is too long to hand over: ${text.length} characters, at most ${RESIDENT_SETTINGS_LENGTH_MAX}`,
    );
  }
  const env = { ...RESIDENT_ENVIRONMENT, ...process.env, [RESIDENT_SETTINGS_VARIABLE]: text };
  if (process.platform !== 'win32' && process.execve !== undefined) {
    process.execve(process.execPath, [process.execPath, ...RESIDENT_FLAGS, BUNDLE], env);
  }
  const child = spawn(process.execPath, [...RESIDENT_FLAGS, BUNDLE], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}
