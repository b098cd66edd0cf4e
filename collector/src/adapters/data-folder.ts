import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The files of a collector's data folder. */
export interface DataFolder {
  readonly path: string;
  readonly journal: string;
  readonly inbox: string;
}

/** What a running collector says of itself once it is ready. */
export interface RunningCollector {
  readonly url: string;
  readonly pid: number;
  /** Where its reflector listens, HOST:PORT by UDP. */
  readonly stamp: string;
}

/** Trouble that a sentence explains to the person at the terminal: printed without a stack. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
}

export function dataFolder(path: string): DataFolder {
  return { path, journal: join(path, 'journal.db'), inbox: join(path, 'inbox') };
}

/**
 * Takes the folder for this process alone. The lock is an open transaction of SQLite, so that the system frees it when the
 * process dies, however it dies. Throws `DataFolderError` when another one has it, or when the folder can't be written.
 */
export function lockDataFolder({ path, inbox }: DataFolder): { release(): void } {
  let lock: DatabaseSync;
  keepToOurselves();
  try {
    makeFolder(resolve(path));
    makeFolder(resolve(inbox));
    for (const name of readdirSync(path)) closeToOthers(join(path, name));
    lock = new DatabaseSync(join(path, 'lock.db'), { timeout: 0 });
  } catch (cause) {
    throw unwritable(path, cause);
  }
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if ((cause as { errcode?: unknown }).errcode !== BUSY) throw unwritable(path, cause);
    const running = readRunning(path);
    const who = running === undefined ? '' : ` (process ${running.pid}, ${running.url})`;
    throw new DataFolderError(
      `another collector${who} works on ${path}: stop that one first, or give this one a folder of its own with --data`,
      { cause },
    );
  }
  return { release: () => lock.close() };
}

/**
 * What this process makes from now on is for its user alone: the journal holds hashes of passwords and what every PC measured, and
 * the folder that it was given may have been there before, open to everybody.
 */
export function keepToOurselves(): { end(): void } {
  const before = process.umask(0o077);
  return { end: () => void process.umask(before) };
}

/** A file that everybody could read or write is its owner's alone from now on. A group that somebody let in by hand stays. */
function closeToOthers(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  // Windows has no such bits: there the folder's own rights hold.
  if (found === undefined || process.platform === 'win32' || (found.mode & 0o007) === 0) return;
  chmodSync(file, found.mode & 0o700);
}

/** Makes a folder and those above it. Node's own `recursive` never returns where the parent can't hold any, as in /proc. */
export function makeFolder(path: string, mode = 0o700): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path), mode);
  mkdirSync(path, { mode });
}

/** SQLite's code for a lock that somebody else holds. */
const BUSY = 5;

/** Tells commands and people where the collector is; gone again when it stops. */
export function announce({ path }: DataFolder, running: RunningCollector): void {
  const file = join(path, 'collector.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(running)}\n`);
  renameSync(`${file}.new`, file);
}

export function withdraw({ path }: DataFolder): void {
  rmSync(join(path, 'collector.json'), { force: true });
}

/** Keeps the pin of the key that was last served with, so that a join token made while no collector runs carries it too. */
export function rememberPin({ path }: DataFolder, pin: string | undefined): void {
  const file = join(path, PIN_FILE);
  if (pin === undefined) rmSync(file, { force: true });
  else writeFileSync(file, `${pin}\n`);
}

export function readPin({ path }: DataFolder): string | undefined {
  const file = join(path, PIN_FILE);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

const PIN_FILE = 'tls-pin';

/** Whether this user may not look at the journal. To whom a folder is closed nobody can say that there is nothing in it. */
export function isClosedToUs(
  { journal }: DataFolder,
  access: (file: string, mode: number) => void = accessSync,
): boolean {
  try {
    access(journal, constants.R_OK);
    return false;
  } catch (error) {
    return ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}

/** Whether somebody holds the lock right now. A lock that can't be looked at counts as free: taking it will say why. */
export function isLocked({ path }: DataFolder): boolean {
  const file = join(path, 'lock.db');
  if (!existsSync(file)) return false;
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(file, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE; ROLLBACK');
    return false;
  } catch (error) {
    return (error as { errcode?: unknown }).errcode === BUSY;
  } finally {
    lock?.close();
  }
}

function readRunning(path: string): RunningCollector | undefined {
  try {
    return JSON.parse(readFileSync(join(path, 'collector.json'), 'utf8')) as RunningCollector;
  } catch {
    // A hint for a message, not more: without it the message is shorter.
    return undefined;
  }
}

function unwritable(path: string, cause: unknown): DataFolderError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DataFolderError(
    `the data folder ${path} can't be written (${reason}): give this user the right to write there, or name another with --data`,
    { cause },
  );
}
