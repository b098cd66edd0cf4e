import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  RESIDENT_SETTINGS_LENGTH_MAX,
  RESIDENT_SETTINGS_VARIABLE,
  type ResidentSettings,
} from '../resident-settings.ts';

const BUNDLE = fileURLToPath(new URL('../../../dist/agent/resident.js', import.meta.url));

/**
 * V8 flags that keep the resident small over weeks; NODE_OPTIONS refuses most of them, hence a launcher. Private anonymous
 * memory after 150 s at three times the usual pace (Node 24.21, plain HTTP, MiB): all of these 18.3, without
 * `--gc-global` 21.2, with the JIT 19.6, no flags at all 26. The price is a third more CPU time than without flags.
 */
export const RESIDENT_FLAGS = [
  '--max-semi-space-size=1',
  '--max-old-space-size=48',
  '--optimize-for-size',
  '--lite-mode',
  '--jitless',
  '--single-threaded',
  '--v8-pool-size=0',
  '--gc-global',
];

/** glibc makes an arena a thread otherwise, and libuv four threads. */
const RESIDENT_ENVIRONMENT = { MALLOC_ARENA_MAX: '1', UV_THREADPOOL_SIZE: '2' };

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
