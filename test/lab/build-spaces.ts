import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Ended, type Started, start } from '../support/programs.ts';
import { etcFolderOf, folderOf, type LabRecord, spaceOf } from './lab-folder.ts';
import { limits } from './limits.ts';
import { startLine } from './line.ts';
import { compileLine } from './line-program.ts';
import type { Cable } from './topology.ts';

/** What a lab is built from: hosts, each a network namespace, and what joins them. */
export interface SpacePlan<Host extends string> {
  readonly hosts: readonly Host[];
  /** Joined by the line program, for faults. */
  readonly cables: Readonly<Record<string, Cable<Host>>>;
  /** Commands of `ip -batch` in the first namespace: the links that no fault is put on. */
  links(spaceOf: (host: Host) => string): readonly string[];
  /** Commands of `ip -batch` inside a host, once its devices are there. */
  commands(host: Host): readonly string[];
  /** Settings of the kernel, as file under /proc/sys/net and value. */
  settings(host: Host): readonly (readonly [file: string, value: string])[];
  /** Address of the server that a host asks for names. */
  resolver(host: Host): string;
  /** Rules of nftables by host. */
  readonly rules: Readonly<Partial<Record<Host, string>>>;
}

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly timeoutMs?: number;
}

/** Makes the namespaces of a lab and what joins them. Throws with the command that failed. */
export async function buildSpaces<Host extends string>(
  run: string,
  folder: string,
  plan: SpacePlan<Host>,
): Promise<void> {
  const { hosts } = plan;
  const space = (host: string) => spaceOf(run, host);
  const program = compileLine(folder);
  batch(
    [],
    hosts.map((host) => `netns add ${space(host)}`),
  );
  for (const host of hosts) {
    const lines = plan.settings(host).map(([file, value]) => `echo ${value} >/proc/sys/net/${file}`);
    execFileSync('ip', inside(run, host, ['sh', '-ec', lines.join('\n')]));
    writeEtc(run, host, plan.resolver(host));
  }
  batch([], plan.links(space));
  const cables = Object.entries<Cable<Host>>(plan.cables);
  await Promise.all(cables.map(([name, cable]) => startLine(name, cable, { program, folder, spaceOf: space })));
  for (const host of hosts) batch(['-n', space(host)], plan.commands(host));
  for (const [host, rules] of Object.entries<string | undefined>(plan.rules))
    if (rules !== undefined) execFileSync('ip', inside(run, host, ['nft', '-f', '-']), { input: rules });
}

function batch(where: readonly string[], commands: readonly string[]): void {
  execFileSync('ip', [...where, '-batch', '-'], { input: `${commands.join('\n')}\n`, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** `ip netns exec` shows a host its own /sys and the files below; plain `nsenter -n` does neither. */
export function inside(run: string, host: string, command: readonly string[]): string[] {
  return ['netns', 'exec', spaceOf(run, host), ...command];
}

/** Starts a command on a host; it ends with the lab at the latest. */
export function startInside(
  run: string,
  host: string,
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Started {
  return start('ip', inside(run, host, command), env);
}

/** Runs a command on a host to its end, whatever that is; killed after `timeoutMs`. */
export async function execInside(
  run: string,
  host: string,
  command: readonly string[],
  { input = '', timeoutMs = limits.commandTimeoutMs, env = {} }: CommandOptions = {},
): Promise<Ended> {
  const started = startInside(run, host, command, env);
  // A command may end without having read anything.
  started.child.stdin?.on('error', () => {}).end(input);
  const timer = setTimeout(() => started.child.kill('SIGKILL'), timeoutMs);
  return started.ended.finally(() => clearTimeout(timer));
}

function writeEtc(run: string, host: string, resolver: string): void {
  const etc = etcFolderOf(run, host);
  mkdirSync(etc, { recursive: true });
  writeResolver(run, host, resolver);
  writeFileSync(join(etc, 'hosts'), '127.0.0.1 localhost\n');
}

/** Whom a host asks for names; programs that run see it when they look again. */
export function writeResolver(run: string, host: string, address: string): void {
  writeFileSync(join(etcFolderOf(run, host), 'resolv.conf'), `nameserver ${address}\n`);
}

/** Takes the lab down when its owner is gone or its time is over; itself it ends with the lab. */
export function startGuard({ run, owner, endsAtMs }: LabRecord): void {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const isWanted = [
    `[ -d ${folderOf(run)} ]`,
    ...(owner === 0 ? [] : [`kill -0 ${owner} 2>/dev/null`]),
    `[ "$(date +%s)" -lt ${Math.ceil(endsAtMs / 1_000)} ]`,
  ];
  const script = `while ${isWanted.join(' && ')}; do sleep 2; done
    [ ! -d ${folderOf(run)} ] || exec "$0" "$1" down --run ${run}`;
  const child = spawn('sh', ['-c', script, process.execPath, main], { detached: true, stdio: 'ignore', cwd: '/' });
  child.unref();
}
