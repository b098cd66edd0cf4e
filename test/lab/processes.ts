import { spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { limits } from './limits.ts';

/** Starts a program that outlives this process, its words in a log file. Gives its process id. */
export function startDetached(
  command: readonly string[],
  logFile: string,
  env: Readonly<Record<string, string>> = {},
): number {
  const log = openSync(logFile, 'a');
  const [program = '', ...given] = command;
  const child = spawn(program, given, {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...env },
    cwd: '/',
  });
  closeSync(log);
  // A program that is not there is told by the log staying empty and the process id missing.
  child.on('error', () => undefined);
  child.unref();
  if (child.pid === undefined) throw new Error(`${program} can't be started`);
  return child.pid;
}

/** Processes whose network is one of these namespaces (paths). Those of other labs and of the machine itself never are. */
export function processesWithin(spacePaths: readonly string[]): number[] {
  const inodes = new Set(spacePaths.flatMap((path) => inodeOf(path) ?? []));
  return allProcesses().filter((pid) => {
    const inode = attempt(() => /\[(\d+)\]/.exec(readlinkSync(`/proc/${pid}/ns/net`))?.[1]);
    return inode !== undefined && inodes.has(Number(inode));
  });
}

/** A process that leads its group, and those of its children that stayed in it, as the workers of a server do. */
export function processGroup(leader: number): number[] {
  const groupOf = (pid: number) =>
    attempt(() => /\) \S \d+ (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  return allProcesses().filter((pid) => Number(groupOf(pid)) === leader);
}

/** Asks each to end, and kills what has not after `limits.stopTimeoutMs`. */
export async function endProcesses(pids: readonly number[]): Promise<void> {
  for (const pid of pids) signal(pid, 'SIGTERM');
  await waitUntil(() => pids.every(hasEnded), limits.stopTimeoutMs);
  for (const pid of pids.filter((each) => !hasEnded(each))) signal(pid, 'SIGKILL');
  await waitUntil(() => pids.every(hasEnded), limits.stopTimeoutMs);
}

/** False when it is gone already. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  return attempt(() => process.kill(pid, name)) ?? false;
}

/** Gone, or a zombie that only waits to be looked at. */
export function hasEnded(pid: number): boolean {
  const state = attempt(() => /\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  return state === undefined || state === 'Z' || state === 'X';
}

/** Whether a process's network has someone listening on this port. */
export function isListening(pid: number, protocol: 'tcp' | 'udp', port: number): boolean {
  const table = attempt(() => readFileSync(`/proc/${pid}/net/${protocol}`, 'utf8')) ?? '';
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const state = protocol === 'tcp' ? '0A' : '07';
  return new RegExp(`:${hex} [0-9A-F]{8}:0000 ${state} `).test(table);
}

/** Looks again and again; false when it never became true. */
export async function waitUntil(isTrue: () => boolean, timeoutMs: number): Promise<boolean> {
  for (const since = Date.now(); !isTrue(); ) {
    if (Date.now() - since > timeoutMs) return false;
    await new Promise((resolve) => setTimeout(resolve, limits.pollMs));
  }
  return true;
}

const allProcesses = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

function inodeOf(path: string): number | undefined {
  return attempt(() => statSync(path).ino);
}

/** What is looked at may be gone by now: that is an answer, not a fault. */
function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
