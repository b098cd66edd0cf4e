import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Ended, type Started, start } from '../support/programs.ts';
import { makeCertificates } from './certificate-files.ts';
import { etcFolderOf, folderOf, makeLabFolder, readLab, spaceOf, staleLabs } from './lab-folder.ts';
import { limits } from './limits.ts';
import { type Line, openLine, startLine } from './line.ts';
import { compileLine } from './line-program.ts';
import { endProcesses, hasEnded, isListening, processGroup, startDetached, waitUntil } from './processes.ts';
import { isInstalled, SERVICE_NAMES, SERVICES, type ServiceName } from './services.ts';
import { takeDown } from './take-down.ts';
import {
  ADDRESSES,
  CABLE_NAMES,
  type CableName,
  HOSTS,
  type HostName,
  hostCommands,
  kernelSettings,
  linkCommands,
  ROUTER_RULES,
} from './topology.ts';

export interface LabOptions {
  /** What is lost, spoiled and delayed follows from it. */
  readonly seed?: number;
  /** Name of the lab, of a-z and 0-9; made up unless given. */
  readonly run?: string;
  /** When it goes by itself, however it is used. */
  readonly minutes?: number;
  /** Whether it stays when this process ends. */
  readonly isKept?: boolean;
  /** Which servers run from the beginning; all of them unless given. The others can be started later. */
  readonly services?: readonly ServiceName[];
}

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly timeoutMs?: number;
}

export interface Lab extends AsyncDisposable {
  readonly run: string;
  readonly seed: number;
  readonly folder: string;
  /** PEM of the authority that signed the servers' certificate. */
  readonly authorityFile: string;
  readonly cables: Readonly<Record<CableName, Line>>;
  /** The commune's line, router to ISP: the cable `internet`. */
  readonly line: Line;
  /** The first PC's cable to the switch. */
  readonly cable: Line;
  readonly services: Readonly<Record<ServiceName, 'running' | 'stopped' | 'not installed'>>;
  /** Runs a command on a host to its end, whatever that is; killed after `timeoutMs`. */
  exec(host: HostName, command: readonly string[], options?: CommandOptions): Promise<Ended>;
  /** Starts a command on a host; it ends with the lab at the latest. */
  start(host: HostName, command: readonly string[], options?: Pick<CommandOptions, 'env'>): Started;
  startService(name: ServiceName): Promise<void>;
  stopService(name: ServiceName): Promise<void>;
  /** Ends everything that runs in the lab and removes it. */
  down(): Promise<void>;
}

/** Builds a lab with its servers running, after removing what ended labs left. About two seconds with all of them. */
export async function createLab(options: LabOptions = {}): Promise<Lab> {
  const { seed = 1, run = randomBytes(4).toString('hex'), isKept = false, services = SERVICE_NAMES } = options;
  const minutes = Math.min(options.minutes ?? limits.lifetimeMinutes, limits.lifetimeMinutesMax);
  for (const stale of staleLabs(Date.now())) await takeDown(stale);
  const record = { run, seed, owner: isKept ? 0 : process.pid, endsAtMs: Date.now() + minutes * 60_000 };
  const folder = makeLabFolder(record);
  try {
    startGuard(run, record.owner, record.endsAtMs);
    await build(run, folder);
    const lab = openLab(run);
    await Promise.all(services.filter(isInstalled).map((name) => lab.startService(name)));
    return lab;
  } catch (error) {
    await takeDown(run);
    throw error;
  }
}

/** A lab that runs already. Throws when there is none of this name. */
export function openLab(run: string): Lab {
  const record = readLab(run);
  if (record === undefined) throw new Error(`there is no lab "${run}"`);
  const folder = folderOf(run);
  const lineOf = (name: CableName) => openLine(name, folder, record.seed);
  const cables = { internet: lineOf('internet'), data: lineOf('data'), cable: lineOf('cable') };
  const startOn: Lab['start'] = (host, command, { env = {} } = {}) => start('ip', inside(run, host, command), env);
  return {
    run,
    seed: record.seed,
    folder,
    authorityFile: join(folder, 'authority.pem'),
    cables,
    line: cables.internet,
    cable: cables.cable,
    get services() {
      const states = SERVICE_NAMES.map((name) => [name, serviceState(folder, name)]);
      return Object.fromEntries(states) as Lab['services'];
    },
    start: startOn,
    async exec(host, command, { input = '', timeoutMs = limits.commandTimeoutMs, env = {} } = {}) {
      const started = startOn(host, command, { env });
      started.child.stdin?.end(input);
      const timer = setTimeout(() => started.child.kill('SIGKILL'), timeoutMs);
      return started.ended.finally(() => clearTimeout(timer));
    },
    startService: (name) => startService(run, folder, name),
    stopService: (name) => stopService(folder, name),
    down: () => takeDown(run),
    [Symbol.asyncDispose]: () => takeDown(run),
  };
}

async function build(run: string, folder: string): Promise<void> {
  const space = (host: HostName) => spaceOf(run, host);
  const program = compileLine(folder);
  batch(
    [],
    HOSTS.map((host) => `netns add ${space(host)}`),
  );
  for (const host of HOSTS) {
    const lines = kernelSettings(host).map(([file, value]) => `echo ${value} >/proc/sys/net/${file}`);
    execFileSync('ip', inside(run, host, ['sh', '-ec', lines.join('\n')]));
    writeEtc(run, host);
  }
  batch([], linkCommands(space));
  await Promise.all(CABLE_NAMES.map((name) => startLine(name, { program, folder, spaceOf: space })));
  for (const host of HOSTS) batch(['-n', space(host)], hostCommands(host));
  execFileSync('ip', inside(run, 'router', ['nft', '-f', '-']), { input: ROUTER_RULES });
  const certificates = makeCertificates(folder);
  for (const name of SERVICE_NAMES.filter(isInstalled)) {
    mkdirSync(join(folder, name));
    SERVICES[name].prepare(join(folder, name), certificates);
  }
}

function batch(where: readonly string[], commands: readonly string[]): void {
  execFileSync('ip', [...where, '-batch', '-'], { input: `${commands.join('\n')}\n`, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** `ip netns exec` shows a host its own /sys and the files below; plain `nsenter -n` does neither. */
function inside(run: string, host: HostName, command: readonly string[]): string[] {
  return ['netns', 'exec', spaceOf(run, host), ...command];
}

function writeEtc(run: string, host: HostName): void {
  const etc = etcFolderOf(run, host);
  mkdirSync(etc, { recursive: true });
  writeFileSync(join(etc, 'resolv.conf'), `nameserver ${ADDRESSES.dns}\n`);
  writeFileSync(join(etc, 'hosts'), '127.0.0.1 localhost\n');
}

/** Takes the lab down when its owner is gone or its time is over; itself it ends with the lab. */
function startGuard(run: string, owner: number, endsAtMs: number): void {
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

async function startService(run: string, folder: string, name: ServiceName): Promise<void> {
  const { host, command, port, program } = SERVICES[name];
  if (!isInstalled(name)) throw new Error(`${program} is not installed`);
  if (serviceState(folder, name) === 'running') return;
  const log = join(folder, `${name}.log`);
  const pid = startDetached(['ip', ...inside(run, host, command(join(folder, name)))], log);
  writeFileSync(pidFile(folder, name), String(pid));
  const isReady = () => hasEnded(pid) || isListening(pid, port[0], port[1]);
  if (!(await waitUntil(isReady, limits.readyTimeoutMs)) || hasEnded(pid)) {
    throw new Error(`${name} did not start: ${readFileSync(log, 'utf8')}`);
  }
}

/** Its workers are told as well: they may outlive their server by a moment, with its port, or keep it waiting. */
async function stopService(folder: string, name: ServiceName): Promise<void> {
  const pid = servicePid(folder, name);
  if (pid !== undefined) await endProcesses(processGroup(pid));
}

function serviceState(folder: string, name: ServiceName): 'running' | 'stopped' | 'not installed' {
  if (!isInstalled(name)) return 'not installed';
  const pid = servicePid(folder, name);
  return pid === undefined || hasEnded(pid) ? 'stopped' : 'running';
}

function servicePid(folder: string, name: ServiceName): number | undefined {
  const file = pidFile(folder, name);
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
}

const pidFile = (folder: string, name: string) => join(folder, `${name}.pid`);
