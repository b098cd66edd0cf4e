import { DatabaseSync } from 'node:sqlite';

/** Never closed: the system frees the locks when the process ends, however it ends. Without a reference a collection would. */
const held: DatabaseSync[] = [];

/**
 * Holds a data folder for this process, until its end: two residents with one identity would report everything twice.
 * False when another process holds it; throws when the lock file can't be made.
 */
export function holdAlone(lockFile: string): boolean {
  const db = new DatabaseSync(lockFile, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
    held.push(db);
    return true;
  } catch (error) {
    db.close();
    // SQLITE_BUSY
    if ((error as { errcode?: number }).errcode === 5) return false;
    throw error;
  }
}
