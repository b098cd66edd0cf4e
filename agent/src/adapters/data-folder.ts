import { accessSync, constants, existsSync, mkdirSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { SHOWN_FOLDER } from '../install/places.ts';

/** Files in the agent's data folder. */
export interface DataFolder {
  readonly path: string;
  file(name: DataFile): string;
}

export type DataFile =
  | 'agent.yaml'
  | 'agent.log'
  | 'agent.pid'
  | 'device.json'
  | 'identity.json'
  | 'joining.json'
  | 'join-later.json'
  | 'spool.sqlite'
  | 'lock.sqlite'
  | 'benchmark.json'
  | 'boots.json'
  | 'collector-config.json'
  | 'in-memory.json'
  | 'inventory.json'
  | 'last-sent.json'
  | 'line-allowance.json'
  | 'line-watch.json'
  | 'memory-errors.json'
  | 'not-joined.json'
  | 'notices.json'
  | 'on-demand-requests.json'
  | 'press-config.json'
  | 'pressed.json'
  | 'slots.json'
  | 'slow-minutes.json'
  | 'slow-systems.json'
  | 'status.json'
  | 'usual-gateway.json';

export interface FolderHints {
  /** From `--data`. */
  readonly given?: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

/**
 * Where the agent keeps its identity and its spool: as given, else MACH_AGENT_DATA, else the system's place when this user
 * may write there, else a folder of the user's own. Outside the package's tree, so that an update leaves it alone.
 */
export function dataFolder({ given, env, platform }: FolderHints): DataFolder {
  const chosen = given ?? env['MACH_AGENT_DATA'] ?? defaultFolder(env, platform);
  const path = resolve(chosen);
  // A file that is replaced takes the rights of the folder that it is made in: on Windows, what people may read has a folder of its own.
  const isShownApart = platform === 'win32';
  return { path, file: (name) => join(path, isShownApart && SHOWN.has(name) ? SHOWN_FOLDER : '', name) };
}

/** What the check-up page reads, which runs as the person in front of the PC. No secret is in any of them. */
const SHOWN: ReadonlySet<DataFile> = new Set<DataFile>([
  'device.json',
  'last-sent.json',
  'not-joined.json',
  'on-demand-requests.json',
  'press-config.json',
  'pressed.json',
  'slow-systems.json',
]);

/** Makes the folder, for its owner alone. What an older version left in another part of it goes where it is looked for. Throws when that can't be done. */
export function makeFolder({ path, file }: DataFolder): void {
  makeWithParents(resolve(path));
  for (const name of SHOWN) {
    const [before, place] = [join(path, name), file(name)];
    if (before === place) return;
    makeWithParents(resolve(dirname(place)));
    if (existsSync(before) && !existsSync(place)) renameSync(before, place);
  }
}

/** Node's own `recursive` never returns where the parent can't hold any folder, as in /proc. */
function makeWithParents(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeWithParents(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function defaultFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') {
    const ofMachine = join(env['ProgramData'] ?? 'C:\\ProgramData', 'Mach', 'agent');
    // Installed for one person alone, who had no right to more.
    const ofUser = join(env['LOCALAPPDATA'] ?? homedir(), 'Mach', 'agent');
    return !existsSync(ofMachine) && existsSync(ofUser) ? ofUser : ofMachine;
  }
  const ofSystem = '/var/lib/mach-agent';
  if (isWritable(existsSync(ofSystem) ? ofSystem : dirname(ofSystem))) return ofSystem;
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'mach-agent');
}

/** Whether the system says that whoever asks has no right to it. */
export const isDenied = (error: unknown): boolean =>
  /^(EACCES|EPERM)$/.test((error as NodeJS.ErrnoException | undefined)?.code ?? '');

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
