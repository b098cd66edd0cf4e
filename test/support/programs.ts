import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const AGENT = join(ROOT, 'agent', 'bin', 'mach-agent.js');
export const COLLECTOR = join(ROOT, 'collector', 'bin', 'mach-collector.js');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  /** All that the program printed so far, both streams. */
  output(): string;
  /** Sends SIGTERM and waits for the end. */
  stop(): Promise<Ended>;
  readonly ended: Promise<Ended>;
}

const toStop: Started[] = [];
const toRemove: string[] = [];

/** Starts a program; it is ended by `cleanUp` whatever the test does. */
export function start(command: string, given: readonly string[], env: Record<string, string> = {}): Started {
  const child = spawn(command, given, { env: { ...process.env, ...env }, cwd: ROOT, stdio: ['pipe', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString('utf8');
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  const started: Started = {
    child,
    ended,
    output: () => stdout + stderr,
    stop: () => {
      if (child.exitCode === null) child.kill('SIGTERM');
      return ended;
    },
  };
  toStop.push(started);
  return started;
}

/**
 * Starts a program and waits until it has printed `ready`; gives what matched. A program that ends before, such as one
 * whose port was taken, is an error with all that it said: nobody waits for it.
 */
export async function startSaying(
  command: string,
  given: readonly string[],
  ready: RegExp,
): Promise<Started & { readonly said: RegExpExecArray }> {
  const started = start(command, given);
  for (;;) {
    const said = ready.exec(started.output());
    if (said !== null) return { ...started, said };
    const ended = await Promise.race([started.ended, new Promise((resolve) => setTimeout(resolve, 20))]);
    if (ended !== undefined) throw new Error(`${command} ended before it was ready: ${started.output()}`);
  }
}

/** Runs a program of ours to its end. `input` is what it reads from standard input. */
export function run(program: string, given: readonly string[], input = ''): Promise<Ended> {
  const started = start(process.execPath, [program, ...given]);
  started.child.stdin?.end(input);
  return started.ended;
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mach-e2e-'));
  toRemove.push(folder);
  return folder;
}

/** Ends what was started, the last first, and removes the folders that were made. */
export async function cleanUp(): Promise<void> {
  for (const started of toStop.splice(0).toReversed()) await started.stop().catch(() => undefined);
  for (const folder of toRemove.splice(0)) await rm(folder, { recursive: true, force: true });
}

/** Asks again until there is an answer; fails with what was awaited, and the last trouble, after the deadline. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  timeoutMs = 60_000,
): Promise<T> {
  let trouble: unknown;
  for (const since = Date.now(); Date.now() - since < timeoutMs; ) {
    const asked = Date.now();
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      trouble = error;
    }
    // Asking by a command takes most of a core: what is waited for needs it too.
    const pauseMs = Math.max(100, 2 * (Date.now() - asked));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  throw new Error(`${what}: not after ${timeoutMs / 1000} s`, { cause: trouble });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
