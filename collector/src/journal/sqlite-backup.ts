import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { prepareSchema } from './schema.ts';
import { openStore } from './store.ts';

/** What a backup holds: the last entry in it, and the files of the data folder beside the journal. */
export interface BackupContent {
  readonly position: number;
  readonly receivedAt: number;
  readonly files: readonly string[];
}

/** Pages copied before the writer gets its turn again. */
const PAGES_AT_ONCE = 1_000;
/** Files beside the journal are keys and marks; a larger one is none of ours. */
const FILE_BYTES_MAX = 1_048_576;
/** Who is signed in. A backup that held it would bring back what was ended since. */
export const SESSIONS_FILE = 'sessions.json';
/** What belongs to a running collector, or to the journal itself. */
const NOT_KEPT = /^(journal\.db.*|lock\.db.*|collector\.json|sessions\.json.*|.*\.new)$/;

const FILES_TABLE = 'CREATE TABLE folder_files (name TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT';

/**
 * Copies the journal into one file, beside a running collector too, with the small files of its folder: keys, without which
 * lines and agents would not know a restored collector again. The file is there whole or not at all. It holds secrets: only its
 * owner may read it.
 */
export async function backupJournal(journal: string, target: string): Promise<BackupContent> {
  const made = `${target}.new`;
  rmSync(made, { force: true });
  const source = new DatabaseSync(journal, { readOnly: true, timeout: 2_000 });
  try {
    prepareSchema(source, 'read');
    writeFileSync(made, '', { mode: 0o600 });
    await backup(source, made, { rate: PAGES_AT_ONCE });
  } finally {
    source.close();
  }
  const copy = new DatabaseSync(made);
  let content: BackupContent;
  try {
    copy.exec(`PRAGMA journal_mode = DELETE; ${FILES_TABLE}`);
    const keep = copy.prepare('INSERT INTO folder_files (name, body) VALUES (?, ?)');
    for (const name of keptFiles(dirname(journal))) keep.run(name, readFileSync(join(dirname(journal), name)));
    content = contentOf(copy);
  } finally {
    copy.close();
  }
  syncFile(made);
  renameSync(made, target);
  syncFile(dirname(target));
  return content;
}

/** Thrown when a file is no whole backup of a journal. */
export class NoBackup extends Error {
  override readonly name = 'NoBackup';
}

/**
 * Puts a backup in the place of a journal that no collector works on. The journal that was there stays beside it, under a name with
 * `stamp`, until somebody removes it. Everybody signs in again: an account may be back in a turn whose sessions were ended since.
 * Throws `NoBackup`, and then has changed nothing.
 */
export function restoreJournal(
  source: string,
  journal: string,
  stamp: string,
): BackupContent & { readonly keptAs?: string } {
  const made = `${journal}.new`;
  const content = take(source, made);
  const keptAs = `${journal}.before-${stamp}`;
  rmSync(join(dirname(journal), SESSIONS_FILE), { force: true });
  const isThere = existsSync(journal);
  if (isThere) {
    // A log that is left of the old journal would be played into the new one.
    for (const suffix of ['-wal', '-shm']) {
      if (existsSync(`${journal}${suffix}`)) renameSync(`${journal}${suffix}`, `${keptAs}${suffix}`);
    }
    linkSync(journal, keptAs);
  }
  renameSync(made, journal);
  syncFile(dirname(journal));
  return { ...content, ...(isThere ? { keptAs } : {}) };
}

/** Copies the backup, checks the copy, and lays the files of the folder out. */
function take(source: string, made: string): BackupContent {
  rmSync(made, { force: true });
  try {
    copyFileSync(source, made);
    chmodSync(made, 0o600);
    const copy = new DatabaseSync(made);
    try {
      const damage = openStore(copy, 'read').damage();
      if (damage.length > 0) throw new NoBackup(`it is damaged (${damage[0]})`);
      const content = contentOf(copy);
      const files = copy.prepare('SELECT name, body FROM folder_files').all();
      copy.exec('DROP TABLE folder_files');
      for (const { name, body } of files) {
        if (NOT_KEPT.test(String(name)) || /[/\\]/.test(String(name))) continue;
        const file = join(dirname(made), String(name));
        writeFileSync(`${file}.new`, body as Uint8Array, { mode: 0o600 });
        renameSync(`${file}.new`, file);
      }
      return content;
    } finally {
      copy.close();
    }
  } catch (error) {
    rmSync(made, { force: true });
    if (error instanceof NoBackup) throw error;
    throw new NoBackup(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function contentOf(copy: DatabaseSync): BackupContent {
  const files = copy.prepare('SELECT name FROM folder_files ORDER BY name').all();
  return { ...openStore(copy, 'read').last(), files: files.map(({ name }) => String(name)) };
}

function keptFiles(folder: string): string[] {
  return readdirSync(folder).filter((name) => {
    if (NOT_KEPT.test(name)) return false;
    const stats = lstatSync(join(folder, name));
    return stats.isFile() && stats.size <= FILE_BYTES_MAX;
  });
}

/** A rename is kept over a power cut only when file and folder were synced. */
function syncFile(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
