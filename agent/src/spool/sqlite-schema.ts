import type { DatabaseSync } from 'node:sqlite';

/** Changed with every change of the tables; a file of another form is moved aside like a broken one. */
export const SPOOL_FORM = 1;

/**
 * `synchronous=FULL`: with NORMAL a power cut can take back a commit whose report was sent already, and its number would
 * then be given to another report, which the collector would take for a repetition. At a report a minute it costs nothing.
 */
export function prepareFile(db: DatabaseSync): void {
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA wal_autocheckpoint = 100;
    PRAGMA journal_size_limit = 1048576;
    PRAGMA cache_size = -256;
  `);
}

/** Makes the tables of a new spool and gives it its epoch; leaves a spool that is there as it is. */
export function makeTables(db: DatabaseSync, newEpoch: () => string): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS spool (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      form INTEGER NOT NULL, epoch TEXT NOT NULL, last_seq INTEGER NOT NULL,
      dropped INTEGER NOT NULL, refused INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS reports (
      seq INTEGER PRIMARY KEY, acknowledged_at INTEGER, bytes INTEGER NOT NULL,
      boot_id TEXT NOT NULL, wall INTEGER NOT NULL, unpacked_bytes INTEGER NOT NULL, body BLOB NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS reports_waiting ON reports (acknowledged_at, seq, bytes);
    CREATE TABLE IF NOT EXISTS held (first INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS ledger (
      id INTEGER PRIMARY KEY, what TEXT NOT NULL, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL,
      at INTEGER NOT NULL, why TEXT NOT NULL
    ) STRICT;
  `);
  db.prepare('INSERT OR IGNORE INTO spool VALUES (1, ?, ?, 0, 0, 0)').run(SPOOL_FORM, newEpoch());
}
