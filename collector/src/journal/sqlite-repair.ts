import { existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { unreadableEntries } from './inspect.ts';
import type { Damaged } from './journal.ts';
import { isDamage, type LostRows, salvage } from './sqlite-salvage.ts';
import { openStore } from './store.ts';

export interface Repair {
  /** Where the file as it was now lies; undefined where it could be put right in place. */
  readonly movedTo?: string;
  /** Rows that could not be read any more. */
  readonly lost: readonly LostRows[];
  /** Parts whose bytes are not what was written: out of the way, in the journal's table `aside`. */
  readonly setAside: readonly Damaged[];
  /** Devices of whose reports something is no longer acknowledged: they send it again where they still hold it. */
  readonly devicesAskedAgain: readonly string[];
}

/**
 * Puts a journal right that no collector works on: what can be read goes on, the rest is moved aside and named. `stamp` goes
 * into the name of the file that is moved away. Running it on a sound journal changes nothing.
 */
export function repairJournal(file: string, stamp: string): Repair {
  const isSound = isFileSound(file);
  let movedTo: string | undefined;
  let lost: readonly LostRows[] = [];
  if (!isSound) {
    const fresh = `${file}.repaired`;
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${fresh}${suffix}`, { force: true });
    lost = salvage(file, fresh);
    movedTo = `${file}.damaged-${stamp}`;
    for (const suffix of ['-shm', '-wal', '']) {
      if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${movedTo}${suffix}`);
    }
    renameSync(fresh, file);
  }
  const database = new DatabaseSync(file, { timeout: 2_000 });
  try {
    const store = openStore(database, 'write');
    const setAside = [...store.lookOver(), ...unreadableEntries(store)];
    const foundAt = store.last().receivedAt;
    store.write(setAside.map((damaged) => ({ type: 'set-aside', damaged, foundAt })));
    const devicesAskedAgain = store.rebuildAcknowledged();
    return { ...(movedTo === undefined ? {} : { movedTo }), lost, setAside, devicesAskedAgain };
  } finally {
    database.close();
  }
}

function isFileSound(file: string): boolean {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 2_000 });
    return openStore(database, 'write').damage().length === 0;
  } catch (error) {
    if (!isDamage(error)) throw error;
    return false;
  } finally {
    database?.close();
  }
}
