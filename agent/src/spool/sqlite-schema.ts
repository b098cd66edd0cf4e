import type { DatabaseSync } from 'node:sqlite';

/** Changed with every change of the tables; a file of another form is moved aside like a broken one. */
export const SPOOL_FORM = 2;

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
    PRAGMA temp_store = MEMORY;
  `);
}

/** Stands as the worth of a report whose readings were let go: what is left says when it was made. */
export const THINNED = 0;
/** What a report is worth when there is no room, least first. */
export const WORTHS = { samples: 1, daily: 2, event: 3 } as const;

/**
 * Makes the tables of a new spool and gives it its epoch, all or nothing: killed half-way it would look like a broken one.
 * Leaves a spool that is there as it is.
 */
export function makeTables(db: DatabaseSync, newEpoch: () => string): void {
  if (formOf(db) !== undefined) return;
  allOrNothing(db, () => {
    createTables(db);
    db.prepare('INSERT OR IGNORE INTO spool VALUES (1, ?, ?, 0, 0, 0)').run(SPOOL_FORM, newEpoch());
  });
}

/** Undefined where there is no spool yet. */
export function formOf(db: DatabaseSync): unknown {
  const isMade = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'spool'").get() !== undefined;
  return isMade ? db.prepare('SELECT form FROM spool').get()?.['form'] : undefined;
}

function createTables(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS spool (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      form INTEGER NOT NULL, epoch TEXT NOT NULL, last_seq INTEGER NOT NULL,
      dropped INTEGER NOT NULL, refused INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS reports (
      seq INTEGER PRIMARY KEY, acknowledged_at INTEGER, bytes INTEGER NOT NULL, worth INTEGER NOT NULL,
      boot_id TEXT NOT NULL, wall INTEGER NOT NULL, unpacked_bytes INTEGER NOT NULL, body BLOB NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS reports_waiting ON reports (acknowledged_at, seq, bytes);
    CREATE INDEX IF NOT EXISTS reports_thinning ON reports (worth, seq & -seq, seq)
      WHERE acknowledged_at IS NULL AND worth > ${THINNED};
    CREATE TABLE IF NOT EXISTS held (first INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS ledger (
      id INTEGER PRIMARY KEY, what TEXT NOT NULL, day INTEGER, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL,
      reports INTEGER NOT NULL, at INTEGER NOT NULL, why TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS ledger_days ON ledger (what, day);
    CREATE TABLE IF NOT EXISTS exports (id TEXT PRIMARY KEY, at INTEGER NOT NULL, seqs TEXT NOT NULL) STRICT;
  `);
}

/** Brings a spool of the form before to this one, all or nothing: what waits in it is kept through an update. */
export function bringUpToDate(db: DatabaseSync): void {
  if (formOf(db) !== 1) return;
  allOrNothing(db, () => {
    db.exec(`
      DROP INDEX reports_waiting;
      ALTER TABLE reports RENAME TO reports_1;
      ALTER TABLE ledger RENAME TO ledger_1;
    `);
    createTables(db);
    db.exec(`
      INSERT INTO reports
        SELECT seq, acknowledged_at, bytes + ${ROW_BYTES}, ${WORTHS.samples}, boot_id, wall, unpacked_bytes, body
        FROM reports_1 ORDER BY seq;
      INSERT INTO ledger SELECT id, what, NULL, first_seq, last_seq, last_seq - first_seq + 1, at, why FROM ledger_1;
      DROP TABLE reports_1;
      DROP TABLE ledger_1;
      UPDATE spool SET form = ${SPOOL_FORM};
    `);
  });
}

/** SQLite may have rolled back by itself when the disk is full, and a second rollback would throw. */
export function allOrNothing<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** What a row takes in the file beside its body, index included: measured as 95 to 110 with bodies of 400 bytes. */
export const ROW_BYTES = 110;
