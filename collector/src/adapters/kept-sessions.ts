import { readFileSync, renameSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '@mach/ports';
import { z } from 'zod';
import type { KeptSession, SessionKeeping } from '../http/sessions.ts';
import { sha256Hex } from '../ingest/secret.ts';
import { SESSIONS_FILE } from '../journal/sqlite-backup.ts';
import type { DataFolder } from './data-folder.ts';

/** A thousand sessions take a sixth of it. */
const FILE_BYTES_MAX = 1_048_576;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const time = z.int().nonnegative();
const fileSchema = z.strictObject({
  form: z.literal(1),
  folder: sha256,
  sessions: z.array(
    z.strictObject({
      sha256,
      expiresAt: time,
      of: z.strictObject({ name: z.string().max(100), turn: time }).exactOptional(),
    }),
  ),
});

/**
 * Sessions of people in a file of the data folder, whole or not at all, for its user alone. It is in no backup, and `restore` removes it.
 * The file carries a digest of the folder's secret: in another folder an account of the same name may be somebody else's.
 * What is wrong with file or disk is logged and stops nobody: people sign in again.
 */
export function keptSessions(
  { path }: DataFolder,
  folderSecret: Uint8Array,
  log: Pick<Log, 'warn' | 'error'>,
): Pick<SessionKeeping, 'before' | 'keep'> {
  const file = join(path, SESSIONS_FILE);
  const folder = sha256Hex(`${SESSIONS_FILE} of ${Buffer.from(folderSecret).toString('hex')}`);
  /** What a next process would find; undefined where nobody knows. */
  let onDisk: ReadonlySet<string> | undefined;
  let isFailing = false;
  let latest: readonly KeptSession[] = [];
  let isQueued = false;
  let writing = Promise.resolve();
  const before = read();
  return {
    before,
    // One write at a time: whoever asks while one is under way waits for the next, which holds what all of them gave.
    keep(sessions) {
      latest = sessions;
      if (isQueued) return writing;
      isQueued = true;
      writing = writing.then(() => {
        isQueued = false;
        return write(latest);
      });
      return writing;
    },
  };

  function read(): readonly KeptSession[] {
    try {
      const bytes = statSync(file, { throwIfNoEntry: false })?.size;
      onDisk = new Set();
      if (bytes === undefined) return [];
      onDisk = undefined;
      if (bytes > FILE_BYTES_MAX) throw new Error(`it has ${bytes} bytes, and never more than ${FILE_BYTES_MAX}`);
      const kept = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      if (kept.folder !== folder) throw new Error('it belongs to another data folder');
      onDisk = keysOf(kept.sessions);
      return kept.sessions;
    } catch (error) {
      log.warn('the sessions of before can not be taken up: people sign in again', {
        ...{ file, movedTo: layAside(), error: String(error) },
      });
      return [];
    }
  }

  function layAside(): string | undefined {
    try {
      renameSync(file, `${file}.unreadable`);
      onDisk = new Set();
      return `${file}.unreadable`;
    } catch {
      // The next write goes over it; where that fails too, the log says so.
      return undefined;
    }
  }

  async function write(sessions: readonly KeptSession[]): Promise<void> {
    try {
      await replace(JSON.stringify({ form: 1, folder, sessions }));
      onDisk = keysOf(sessions);
      isFailing = false;
    } catch (error) {
      if (!isFailing) {
        log.warn('sessions can not be written: after a restart people sign in again', { file, error: String(error) });
      }
      isFailing = true;
      const alive = keysOf(sessions);
      if (onDisk === undefined || [...onDisk].some((each) => !alive.has(each))) await remove();
    }
  }

  /** A full disk has room for this. Sessions that go on are lost with those that ended: better than the other way about. */
  async function remove(): Promise<void> {
    try {
      await rm(file, { force: true });
      await syncFolder(path);
      onDisk = new Set();
    } catch (error) {
      log.error('a session that was ended still stands in its file: remove that before the next start', {
        ...{ file, error: String(error) },
      });
    }
  }

  /** After a power cut the old text is there or the new one, and after the answer the new one. */
  async function replace(text: string): Promise<void> {
    const made = `${file}.new`;
    await rm(made, { force: true });
    try {
      const handle = await open(made, 'wx', 0o600);
      try {
        await handle.writeFile(`${text}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(made, file);
    } catch (error) {
      await rm(made, { force: true }).catch(() => {});
      throw error;
    }
    await syncFolder(path);
  }
}

const keysOf = (sessions: readonly KeptSession[]): ReadonlySet<string> => new Set(sessions.map((each) => each.sha256));

/** Keeps a rename or a removal over a power cut. Windows opens no folder for that. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
