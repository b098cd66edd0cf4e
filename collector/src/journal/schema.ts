import type { DatabaseSync } from 'node:sqlite';

/** Form of the tables. A journal of a later form was written by a newer collector and is not touched. */
export const JOURNAL_FORM = 2;

const TABLES = `
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS entries (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    received_at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    device TEXT,
    epoch TEXT,
    first_seq INTEGER,
    last_seq INTEGER,
    fresh TEXT,
    coding TEXT,
    content TEXT,
    body BLOB
  ) STRICT;
  -- An index on the device alone is ordered by position within it: that serves histories and looking for a report.
  CREATE INDEX IF NOT EXISTS entries_by_device ON entries (device) WHERE device IS NOT NULL;
  CREATE INDEX IF NOT EXISTS entries_by_time ON entries (received_at);
  CREATE INDEX IF NOT EXISTS decisions ON entries (position) WHERE kind = 'registry';
  CREATE TABLE IF NOT EXISTS acknowledged (
    device TEXT NOT NULL,
    epoch TEXT NOT NULL,
    ranges TEXT NOT NULL,
    PRIMARY KEY (device, epoch)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS quarantine (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    received_at INTEGER NOT NULL,
    device TEXT NOT NULL,
    epoch TEXT NOT NULL,
    seq INTEGER NOT NULL,
    reason TEXT NOT NULL,
    report TEXT NOT NULL,
    UNIQUE (device, epoch, seq, reason, report)
  ) STRICT;
`;

/** What form 2 brought: batches sealed into columns, and checkpoints with a check sum. */
const TABLES_2 = `
  CREATE TABLE segments (
    id INTEGER PRIMARY KEY,
    span_start INTEGER NOT NULL,
    device TEXT NOT NULL,
    epoch TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    seqs TEXT NOT NULL,
    first_position INTEGER NOT NULL,
    last_position INTEGER NOT NULL,
    positions TEXT NOT NULL,
    last_received_at INTEGER NOT NULL,
    value_count INTEGER NOT NULL,
    check_sum INTEGER NOT NULL,
    body BLOB NOT NULL
  ) STRICT;
  CREATE INDEX segments_by_position ON segments (last_position);
  CREATE INDEX segments_by_span ON segments (span_start, last_position);
  CREATE INDEX segments_by_device ON segments (device, last_position);
  -- Reports that were let go: acknowledged still, and not to be found any more.
  CREATE TABLE faded (
    device TEXT NOT NULL,
    epoch TEXT NOT NULL,
    ranges TEXT NOT NULL,
    PRIMARY KEY (device, epoch)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE days (
    device TEXT NOT NULL,
    day TEXT NOT NULL,
    summary BLOB NOT NULL,
    PRIMARY KEY (device, day)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE checkpoints (
    position INTEGER PRIMARY KEY,
    received_at INTEGER NOT NULL,
    form INTEGER NOT NULL,
    check_sum INTEGER NOT NULL,
    state BLOB NOT NULL
  ) STRICT;
  -- What was found damaged, out of the way and kept for people to look at.
  CREATE TABLE aside (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    found_at INTEGER NOT NULL,
    what TEXT NOT NULL,
    body BLOB NOT NULL
  ) STRICT;
`;

/** What came within form 2: older versions of it do not look at it, and journals of theirs get it when they are next written to. */
const TABLES_BESIDE = `
  CREATE TABLE IF NOT EXISTS site_days (
    site TEXT NOT NULL,
    day TEXT NOT NULL,
    version INTEGER NOT NULL,
    evidence BLOB,
    settled BLOB,
    PRIMARY KEY (site, day)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS site_days_by_day ON site_days (day);
  CREATE INDEX IF NOT EXISTS site_days_unsettled ON site_days (day) WHERE evidence IS NOT NULL;
`;

/** Makes the tables where they are missing. Throws with a sentence for the operator when the journal has a later form. */
export function prepareSchema(database: DatabaseSync, mode: 'write' | 'read'): void {
  if (mode === 'write') {
    // Set for the connection, not the file: acknowledged must mean that the disk has it, also after a power cut.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    const isNew = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").get() === undefined;
    const keepForm = `INSERT OR REPLACE INTO meta (key, value) VALUES ('form', '${JOURNAL_FORM}');`;
    if (isNew) database.exec(`BEGIN IMMEDIATE; ${TABLES} ${TABLES_2} ${keepForm} COMMIT;`);
    // A checkpoint of form 1 is let go: the next start takes a little longer.
    else if (formOf(database) === 1) {
      database.exec(`BEGIN IMMEDIATE; ${TABLES_2} DROP TABLE IF EXISTS checkpoint; ${keepForm} COMMIT;`);
    }
    if (formOf(database) === JOURNAL_FORM) database.exec(TABLES_BESIDE);
  }
  const form = formOf(database);
  if (form !== JOURNAL_FORM) {
    throw new Error(
      `the journal has form ${form}, this collector reads form ${JOURNAL_FORM}: start it with the version that wrote it, or a newer one`,
    );
  }
}

function formOf(database: DatabaseSync): number {
  return Number(database.prepare("SELECT value FROM meta WHERE key = 'form'").get()?.['value']);
}
