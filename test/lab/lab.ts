import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ended, Started } from '../support/programs.ts';
import { buildSpaces, type CommandOptions, execInside, inside, startGuard, startInside } from './build-spaces.ts';
import { makeCertificates } from './certificate-files.ts';
import { folderOf, makeLabFolder, readLab, staleLabs } from './lab-folder.ts';
import { limits } from './limits.ts';
import { type Line, openLine } from './line.ts';
import { endProcesses, hasEnded, isListening, processGroup, startDetached, waitUntil } from './processes.ts';
import { isInstalled, SERVICE_NAMES, SERVICES, type ServiceName } from './services.ts';
import { takeDown } from './take-down.ts';
import {
  ADDRESSES,
  CABLES,
  type CableName,
  HOSTS,
  type HostName,
  hostCommands,
  kernelSettings,
  linkCommands,
  namedHosts,
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
    startGuard(record);
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
  const startOn: Lab['start'] = (host, command, { env = {} } = {}) => startInside(run, host, command, env);
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
    exec: (host, command, options) => execInside(run, host, command, options),
    startService: (name) => startService(run, folder, name),
    stopService: (name) => stopService(folder, name),
    down: () => takeDown(run),
    [Symbol.asyncDispose]: () => takeDown(run),
  };
}

async function build(run: string, folder: string): Promise<void> {
  await buildSpaces(run, folder, {
    hosts: HOSTS,
    cables: CABLES,
    links: linkCommands,
    commands: hostCommands,
    settings: kernelSettings,
    resolver: () => ADDRESSES.dns ?? '',
    rules: { router: ROUTER_RULES },
  });
  const addresses = Object.fromEntries(namedHosts().map((host) => [host, ADDRESSES[host] ?? '']));
  const certificates = makeCertificates(folder, addresses);
  for (const name of SERVICE_NAMES.filter(isInstalled)) {
    mkdirSync(join(folder, name));
    SERVICES[name].prepare(join(folder, name), certificates);
  }
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
