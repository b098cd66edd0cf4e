import { execFileSync, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { requires, requiresThat } from '../../requirements.ts';
import { type Ended, start, temporaryFolder } from '../programs.ts';

const HERE = import.meta.dirname;
const AGENT = join(HERE, '..', '..', '..', 'agent', 'router', 'openwrt');
const busybox = requires('busybox');
const root = requiresThat(process.getuid?.() === 0, 'a chroot and its devices take root');

/** Whether a router can be made here: busybox, built statically, and the rights of root. */
export const routerNeeds = { skip: busybox.skip || root.skip, reason: [busybox.reason, root.reason].join(' ').trim() };

/**
 * What goes by the name of wget on the router. `strict`: as `uclient-old`, with dash for a shell: busybox's ash finds all of its
 * applets by itself, also those that OpenWrt leaves out, and dash finds what is there.
 */
export type Wget = 'busybox' | 'uclient-old' | 'uclient-new' | 'strict';

export interface MadeRouter {
  /** The folder that is `/` for the router. */
  readonly folder: string;
  /** Runs the agent to its end. */
  agent(...given: string[]): Promise<Ended>;
  /** Runs the agent beside the test, in a process group of its own, to be killed with all that it has started. */
  start(...given: string[]): { readonly ended: Promise<number | null>; kill(): void };
  /** Runs a text of shell in it, with the agent's parts read in and its settings loaded. */
  shell(text: string, input?: string): SpawnSyncReturns<string>;
  read(path: string): string;
  write(path: string, text: string): void;
  /** Lets the router's own uptime go on, in seconds. Its clock is this machine's. */
  advance(seconds: number): void;
  /** A number that the agent counts, such as `dropped`. */
  count(name: string): number;
}

/**
 * A folder that is as an OpenWrt router as far as its agent can tell: busybox with the applets that OpenWrt builds in and no
 * others, the agent where its installer puts it, and /proc and /sys recorded from this machine, whose uptime a test moves on.
 */
export async function makeRouter(wget: Wget, settings = ''): Promise<MadeRouter> {
  const folder = await temporaryFolder();
  const at = (path: string) => join(folder, path);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  for (const each of ['bin', 'tmp', 'dev', 'usr/bin', 'usr/lib', 'etc/made']) mkdirSync(at(each), { recursive: true });
  cpSync(requiredProgram('busybox'), at('bin/busybox'));
  const applets = readFileSync(join(HERE, 'applets.txt'), 'utf8').split(/\s+/).filter(Boolean);
  for (const applet of wget === 'busybox' ? [...applets, 'wget', 'timeout'] : applets)
    symlinkSync('busybox', at(`bin/${applet}`));
  const devices: readonly (readonly [string, string])[] = [
    ['null', '3'],
    ['urandom', '9'],
  ];
  for (const [name, minor] of devices) {
    execFileSync('mknod', ['-m', '666', at(`dev/${name}`), 'c', '1', minor]);
  }
  execFileSync('sh', [join(AGENT, 'install.sh'), folder]);
  const program = (path: string, text: string) => {
    write(path, text);
    chmodSync(at(path), 0o755);
  };
  if (wget !== 'busybox') {
    const text = readFileSync(join(HERE, 'uclient-fetch.sh'), 'utf8');
    program('usr/bin/wget', wget === 'uclient-new' ? text.replace('\n', '\nUCLIENT_NEW=1\n') : text);
  }
  program('bin/ubus', readFileSync(join(HERE, 'ubus.sh'), 'utf8'));
  // The way out leads to this machine itself, which answers pings.
  program('usr/bin/ip', '#!/bin/sh\ncase "$*" in *route*) echo "default via 127.0.0.1 dev eth1" ;; esac\n');
  if (wget === 'strict') installDash(folder);
  // Only functions come before the applets of this ash.
  const stands = ['ip', ...(wget === 'busybox' ? [] : ['wget'])].map((name) => `${name}() { /usr/bin/${name} "$@"; }`);
  const noTimeout = wget === 'busybox' ? [] : ["TIMEOUT=''"];
  for (const name of ['interfaces.json', 'board.json']) cpSync(join(HERE, name), at(`etc/made/${name}`));
  for (const name of ['stat', 'loadavg', 'meminfo', 'net/dev', 'sys/kernel/random/boot_id']) {
    write(`made/proc/${name}`, readFileSync(`/proc/${name}`, 'utf8'));
  }
  write('made/sys/class/net/br-lan/address', '02:FC:00:00:00:05\n');
  write('made/sys/class/net/br-lan/ifindex', '7\n');
  write(
    'etc/mach-router/settings',
    `PROC=/made/proc\nSYS=/made/sys\nPING_PACKETS=1\n${[...stands, ...noTimeout, settings].join('\n')}\n`,
  );
  let uptimeS = 1_000;
  const advance = (seconds: number) => {
    uptimeS += seconds;
    write('made/proc/uptime', `${uptimeS.toFixed(2)} 1.00\n`);
  };
  advance(0);

  const options = { env: { PATH: '/usr/bin:/bin' }, encoding: 'utf8', timeout: 120_000 } as const;
  return {
    folder,
    write,
    advance,
    agent: (...given) => start('/usr/sbin/chroot', [folder, '/usr/bin/mach-router', ...given], options.env).ended,
    start: (...given) => {
      const child = spawn('/usr/sbin/chroot', [folder, '/usr/bin/mach-router', ...given], {
        env: options.env,
        stdio: 'ignore',
        detached: true,
      });
      const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
      return {
        ended,
        kill: () => {
          if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
        },
      };
    },
    shell: (text, input = '') =>
      spawnSync('/usr/sbin/chroot', [folder, '/bin/ash', '-c', `${PARTS}\n${text}`], { ...options, input }),
    read: (path) => readFileSync(at(path), 'utf8'),
    count: (name) =>
      existsSync(at(`tmp/mach-router/${name}`)) ? Number(readFileSync(at(`tmp/mach-router/${name}`))) : 0,
  };
}

const PARTS = `set -u; export LC_ALL=C; LIB=/usr/lib/mach-router
for part in settings world http join spool measure deliver run; do . $LIB/$part.sh; done
load_settings; mkdir -p "$RAM"`;

function installDash(folder: string): void {
  rmSync(join(folder, 'bin/ash'));
  rmSync(join(folder, 'bin/sh'));
  const dash = requiredProgram('dash');
  const libraries = execFileSync('ldd', [dash], { encoding: 'utf8' }).match(/\/\S+/g) ?? [];
  for (const library of libraries) {
    mkdirSync(join(folder, dirname(library)), { recursive: true });
    cpSync(realpathSync(library), join(folder, library));
  }
  for (const name of ['ash', 'sh']) cpSync(realpathSync(dash), join(folder, 'bin', name));
}

function requiredProgram(name: string): string {
  return execFileSync('which', [name], { encoding: 'utf8' }).trim();
}
