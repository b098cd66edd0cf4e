import { existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Clock, Log, Random } from '@mach/ports';
import { type MemoryNote, notedSpool, settleNote } from './memory-note.ts';
import type { Spool, SpoolLimits } from './spool.ts';
import { createSqliteSpool } from './sqlite.ts';
import { bringUpToDate, formOf, prepareFile, SPOOL_FORM } from './sqlite-schema.ts';

export interface OpenPorts {
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly random: Random;
  readonly log: Log;
  /** Of what waits in memory; without one, what ends there is not counted. */
  readonly note?: MemoryNote;
}

/** The spool of a data folder. `reopen` where it is in memory, for the disk took nothing: the one on the disk, once the disk takes it. */
export type OpenedSpool = Spool & { readonly reopen?: () => Spool | undefined };

/**
 * Opens the spool of a data folder. A broken file is moved aside (the one moved before it goes) and a new one begun under
 * a new epoch; where nothing can be written, the spool is in memory until it can, and the log says so.
 */
export function openSpool(path: string, ports: OpenPorts, limits: SpoolLimits): OpenedSpool {
  const opened = whereverItCan(path, ports, limits);
  if ('spool' in opened) return opened.spool;
  ports.log.error(
    'the spool file cannot be written: reports wait in memory, and are lost if the agent ends before it can',
    {
      path,
      reason: String(opened.error),
    },
  );
  const inMemory = openMemorySpool(ports, limits);
  let reopened: Spool | undefined;
  return {
    ...inMemory,
    reopen: () => {
      const again = whereverItCan(path, ports, limits, inMemory.epoch);
      reopened = 'spool' in again ? again.spool : undefined;
      return reopened;
    },
    close: () => {
      reopened?.close();
      inMemory.close();
    },
  };
}

type Opened = { readonly spool: Spool } | { readonly error: unknown };

/** In the file that is there, or in a new one beside a broken one. `alive`: the epoch in memory that has not ended. */
function whereverItCan(path: string, ports: OpenPorts, limits: SpoolLimits, alive?: string): Opened {
  try {
    return { spool: onDisk(path, ports, limits, alive) };
  } catch (error) {
    if (!existsSync(path) || !isBroken(error)) return { error };
    ports.log.error('the spool file is broken: moved aside, a new one begun', { path, reason: String(error) });
  }
  try {
    renameSync(path, `${path}.broken`);
    for (const rest of ['-wal', '-shm']) rmSync(path + rest, { force: true });
    return { spool: onDisk(path, ports, limits, alive) };
  } catch (error) {
    return { error };
  }
}

function onDisk(path: string, ports: OpenPorts, limits: SpoolLimits, alive?: string): Spool {
  const spool = createSqliteSpool(openWhole(path), ports, limits);
  if (ports.note !== undefined) settleNote(spool, ports.note, alive);
  return spool;
}

/** A spool that ends with the process; the note counts what it holds then. */
export function openMemorySpool(ports: Omit<OpenPorts, 'log'>, limits: SpoolLimits): Spool {
  const spool = createSqliteSpool(new DatabaseSync(':memory:'), ports, limits);
  return ports.note === undefined ? spool : notedSpool(spool, ports.note);
}

/** Opens the spool beside a running agent. Undefined where there is no spool yet. Throws where it is of another version. */
export function readSpool<T>(
  path: string,
  ports: Omit<OpenPorts, 'log'>,
  limits: SpoolLimits,
  read: (spool: Spool) => T,
) {
  if (!existsSync(path)) return undefined;
  const db = new DatabaseSync(path, { timeout: 2_000 });
  try {
    if (formOf(db) !== SPOOL_FORM)
      throw new Error(`${path} is of another version of the agent: start the agent first.`);
    return read(createSqliteSpool(db, ports, limits));
  } finally {
    db.close();
  }
}

class BrokenSpool extends Error {
  override readonly name = 'BrokenSpool';
}

function openWhole(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: 2_000 });
  try {
    prepareFile(db);
    const found = db.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
    if (found !== 'ok') throw new BrokenSpool(String(found));
    bringUpToDate(db);
    const form = formOf(db) ?? SPOOL_FORM;
    if (form !== SPOOL_FORM) throw new BrokenSpool(`form ${form}, this version reads ${SPOOL_FORM}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB; SQLITE_ERROR is a table that is missing or of another form. */
function isBroken(error: unknown): boolean {
  const code = (error as { errcode?: number }).errcode;
  return error instanceof BrokenSpool || (code !== undefined && [1, 11, 26].includes(code & 0xff));
}
