import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where labs keep what they are; a file system in memory, gone with the machine that the namespaces are on. */
const ROOM = '/run/mach-lab';

/** What must be known to use a lab from another process, or to take it down. */
export interface LabRecord {
  readonly run: string;
  readonly seed: number;
  /** Process that the lab ends with; 0 for a lab that stays until it is taken down or its time is over. */
  readonly owner: number;
  readonly endsAtMs: number;
}

export const folderOf = (run: string): string => join(ROOM, run);
export const spaceOf = (run: string, host: string): string => `mach-${run}-${host}`;
const ETC = '/etc/netns';
/** Files here are seen as those of /etc by what `ip netns exec` starts. */
export const etcFolderOf = (run: string, host: string): string => join(ETC, spaceOf(run, host));

/** The namespaces of a lab that are there. */
export const spacesOf = (run: string): string[] => namesOf('/run/netns', run);

const namesOf = (folder: string, run: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(spaceOf(run, ''))) : [];

/** Throws when the name can't be one of a namespace, or a lab of that name is there. */
export function makeLabFolder(record: LabRecord): string {
  if (!/^[a-z0-9]{1,20}$/.test(record.run)) throw new Error(`"${record.run}" is no name of a lab: 1 to 20 of a-z, 0-9`);
  const folder = folderOf(record.run);
  mkdirSync(ROOM, { recursive: true });
  try {
    mkdirSync(folder);
  } catch (cause) {
    throw new Error(`there is a lab "${record.run}" already: npm run lab -- down --run ${record.run}`, { cause });
  }
  writeFileSync(join(folder, 'lab.json'), JSON.stringify(record));
  return folder;
}

export function readLab(run: string): LabRecord | undefined {
  const file = join(folderOf(run), 'lab.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as LabRecord) : undefined;
}

export function removeLabFolder(run: string): void {
  rmSync(folderOf(run), { recursive: true, force: true });
  for (const name of namesOf(ETC, run)) rmSync(join(ETC, name), { recursive: true, force: true });
}

export function labNames(): string[] {
  return existsSync(ROOM) ? readdirSync(ROOM).filter((name) => /^[a-z0-9]{1,20}$/.test(name)) : [];
}

/** Labs whose owner is gone, whose time is over, or that were never finished. */
export function staleLabs(nowMs: number): string[] {
  return labNames().filter((run) => {
    const record = readLab(run);
    return record === undefined || record.endsAtMs <= nowMs || (record.owner !== 0 && !isAlive(record.owner));
  });
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}
