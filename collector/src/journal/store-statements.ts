import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { BodyCoding } from '@mach/wire';
import type { RegistryChange } from '../state/registry-change.ts';
import type { Entry, Quarantined, RegistryPayload } from './journal.ts';

export type Row = Record<string, SQLOutputValue>;

/** What the store asks of its tables, prepared once. */
export function prepareStatements(database: DatabaseSync) {
  const columns = 'position, received_at, kind, device, epoch, fresh, coding, body, content';
  return {
    insertBatch: database.prepare(
      `INSERT INTO entries (received_at, kind, device, epoch, first_seq, last_seq, fresh, coding, body)
       VALUES (?, 'batch', ?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertOther: database.prepare('INSERT INTO entries (received_at, kind, content) VALUES (?, ?, ?)'),
    ranges: database.prepare('SELECT ranges FROM acknowledged WHERE device = ? AND epoch = ?'),
    keepRanges: database.prepare('INSERT OR REPLACE INTO acknowledged (device, epoch, ranges) VALUES (?, ?, ?)'),
    acknowledged: database.prepare('SELECT epoch, ranges FROM acknowledged WHERE device = ? ORDER BY epoch'),
    read: database.prepare(`SELECT ${columns} FROM entries WHERE position >= ? ORDER BY position LIMIT ?`),
    decisions: database.prepare(
      `SELECT ${columns} FROM entries WHERE kind = 'registry' AND position < ? ORDER BY position DESC LIMIT ?`,
    ),
    entry: database.prepare(`SELECT ${columns} FROM entries WHERE position = ?`),
    // Receive time never goes back, so positions from the first late enough one on are all late enough.
    firstReceivedFrom: database.prepare(
      'SELECT position FROM entries WHERE received_at >= ? ORDER BY received_at, position LIMIT 1',
    ),
    readDevice: database.prepare(`SELECT ${columns} FROM entries WHERE device = ? AND position >= ? ORDER BY position`),
    find: database.prepare(
      `SELECT position, fresh FROM entries
       WHERE device = ? AND epoch = ? AND first_seq <= ? AND last_seq >= ? ORDER BY position DESC`,
    ),
    last: database.prepare('SELECT position, received_at FROM entries ORDER BY position DESC LIMIT 1'),
    quarantine: database.prepare(
      `INSERT OR IGNORE INTO quarantine (received_at, device, epoch, seq, reason, report) VALUES (?, ?, ?, ?, ?, ?)`,
    ),
    trimQuarantine: database.prepare('DELETE FROM quarantine WHERE id <= (SELECT max(id) FROM quarantine) - ?'),
    trimQuarantineOf: database.prepare(
      `DELETE FROM quarantine WHERE id = (SELECT min(id) FROM quarantine WHERE device = ?)
       AND (SELECT count(*) FROM quarantine WHERE device = ?) > ?`,
    ),
    readQuarantine: database.prepare(
      'SELECT received_at, device, epoch, seq, reason, report FROM quarantine ORDER BY id DESC LIMIT ?',
    ),
    trimAside: database.prepare('DELETE FROM aside WHERE id <= (SELECT max(id) FROM aside) - ?'),
    setEntryAside: database.prepare(
      `INSERT INTO aside (found_at, what, body) SELECT ?, 'entry ' || position || ' of device ' || device ||
         ', epoch ' || epoch || ', reports ' || fresh, body FROM entries WHERE position = ?`,
    ),
    heldRanges: database.prepare(
      `SELECT device, epoch, fresh AS seqs FROM entries WHERE kind = 'batch'
       UNION ALL SELECT device, epoch, seqs FROM segments
       UNION ALL SELECT device, epoch, ranges AS seqs FROM faded`,
    ),
    allRanges: database.prepare('SELECT device, epoch, ranges FROM acknowledged'),
    faded: database.prepare('SELECT epoch, ranges FROM faded WHERE device = ? ORDER BY epoch'),
    fadedRanges: database.prepare('SELECT ranges FROM faded WHERE device = ? AND epoch = ?'),
    keepFaded: database.prepare('INSERT OR REPLACE INTO faded (device, epoch, ranges) VALUES (?, ?, ?)'),
    openBefore: database.prepare("SELECT 1 FROM entries WHERE received_at < ? AND kind = 'batch' LIMIT 1"),
    oldestSealed: database.prepare('SELECT last_received_at FROM segments ORDER BY last_position LIMIT 1'),
    fadedTo: database.prepare("SELECT value FROM meta WHERE key = 'faded-to'"),
    keepFadedTo: database.prepare(
      `INSERT INTO meta (key, value) VALUES ('faded-to', CAST(? AS TEXT)) ON CONFLICT (key)
       DO UPDATE SET value = CAST(max(CAST(value AS INTEGER), ?) AS TEXT)`,
    ),
    // Before the place where a replay begins nobody looks for silences any more.
    fadeMarks: database.prepare(
      `DELETE FROM entries WHERE kind IN ('collector', 'heartbeat') AND received_at < ? AND position < ?`,
    ),
    lastBefore: database.prepare(
      'SELECT position FROM entries WHERE received_at < ? ORDER BY received_at DESC, position DESC LIMIT 1',
    ),
    beatsFadedTo: database.prepare("SELECT value FROM meta WHERE key = 'beats-faded-to'"),
    keepBeatsFadedTo: database.prepare(
      `INSERT INTO meta (key, value) VALUES ('beats-faded-to', CAST(? AS TEXT))
       ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    ),
    // Whose PC was heard is forgotten with the readings of PCs. When a site was, is kept among its days.
    fadeBeats: database.prepare("DELETE FROM entries WHERE kind = 'heartbeat' AND position > ? AND position <= ?"),
    fadeQuarantine: database.prepare('DELETE FROM quarantine WHERE received_at < ?'),
    fadeAside: database.prepare('DELETE FROM aside WHERE found_at < ?'),
    days: database.prepare('SELECT summary FROM days WHERE device = ? ORDER BY day'),
    keepDay: database.prepare('INSERT OR REPLACE INTO days (device, day, summary) VALUES (?, ?, ?)'),
    countOpen: database.prepare(
      "SELECT count(*) AS count FROM entries WHERE kind = 'batch' AND position IN (SELECT value FROM json_each(?))",
    ),
    removeOpen: database.prepare('DELETE FROM entries WHERE position IN (SELECT value FROM json_each(?))'),
  };
}

/** An entry out of its row. */
export function toEntry(row: Row): Entry {
  const when = { position: row['position'] as number, receivedAt: row['received_at'] as number };
  const kind = row['kind'] as Entry['kind'];
  switch (kind) {
    case 'batch':
      return {
        ...when,
        kind,
        device: row['device'] as string,
        epoch: row['epoch'] as string,
        fresh: JSON.parse(row['fresh'] as string),
        coding: row['coding'] as BodyCoding,
        body: row['body'] as Uint8Array,
      };
    case 'registry':
      return { ...when, kind, ...registryPayload(JSON.parse(row['content'] as string)) };
    case 'heartbeat':
    case 'incident':
    case 'alert':
    case 'collector':
      return { ...when, kind, ...JSON.parse(row['content'] as string) };
  }
}

/** Before there was an audit log the change stood there alone. */
function registryPayload(content: RegistryChange | Omit<RegistryPayload, 'kind'>): Omit<RegistryPayload, 'kind'> {
  return 'type' in content ? { change: content } : content;
}

/** A quarantined report out of its row. */
export function toQuarantined(row: Row): Quarantined {
  return {
    receivedAt: row['received_at'] as number,
    device: row['device'] as string,
    epoch: row['epoch'] as string,
    seq: row['seq'] as number,
    reason: row['reason'] as string,
    report: row['report'] as string,
  };
}
