import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { findProgram, type Requirement, requires, requiresThat } from '../requirements.ts';
import { ROOT } from './programs.ts';

/** Network namespaces of one test, gone with it. */
export interface NetworkSpaces {
  /** The namespace as `ip` knows it. */
  named(name: string): string;
  /** Runs a command in one, to its end; throws where it fails. */
  run(name: string, command: readonly string[]): string;
  /** The arguments of `ip` that run a command in one. */
  inside(name: string, command: readonly string[]): readonly string[];
  /** Lines for `ip -batch`, in one of them. */
  ip(name: string, ...lines: readonly string[]): void;
  remove(): void;
}

const RUN_TIMEOUT_MS = 60_000;

export function spacesNeed(...programs: readonly string[]): Requirement {
  const needs = [
    requiresThat(process.getuid?.() === 0, 'network namespaces take root'),
    ...['ip', ...programs].map(requires),
  ];
  const missing = needs.find(({ skip }) => skip);
  if (missing !== undefined) return missing;
  return requiresThat(spawnSync('unshare', ['--net', 'true']).status === 0, 'network namespaces are not allowed here');
}

/** Makes a namespace for each name. */
export function makeNetworkSpaces(names: readonly string[]): NetworkSpaces {
  const run = randomBytes(3).toString('hex');
  const named = (name: string) => `mach-${run}-${name}`;
  const ip = findProgram('ip') ?? 'ip';
  const inside = (name: string, command: readonly string[]) => ['netns', 'exec', named(name), ...command];
  const settings = { encoding: 'utf8', cwd: ROOT, timeout: RUN_TIMEOUT_MS, stdio: 'pipe' } as const;
  const spaces: NetworkSpaces = {
    named,
    inside,
    run: (name, command) => execFileSync(ip, inside(name, command), settings),
    ip: (name, ...lines) => {
      execFileSync(ip, ['-n', named(name), '-batch', '-'], { ...settings, input: `${lines.join('\n')}\n` });
    },
    remove: () => {
      for (const name of names) spawnSync(ip, ['netns', 'del', named(name)]);
    },
  };
  for (const name of names) {
    execFileSync(ip, ['netns', 'add', named(name)], settings);
    // No address of IPv6 comes by itself and takes its time.
    spaces.run(name, ['sh', '-c', 'echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6']);
    spaces.ip(name, 'link set lo up');
  }
  return spaces;
}
