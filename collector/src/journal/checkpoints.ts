import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Checkpoint } from './journal.ts';

/** The state as it was saved now and then. */
export interface Checkpoints {
  save(checkpoint: Checkpoint): void;
  /** Undefined of an empty journal. One whose bytes changed on the disk is passed over for the one before it. */
  newest(): Checkpoint | undefined;
  /** The oldest one at or beyond a position. */
  from(position: number): Checkpoint | undefined;
  /** Positions of those whose bytes changed. */
  damaged(): number[];
  setAside(position: number, foundAt: number): void;
}

/** The newest, and one before it for when the newest is damaged. */
const KEPT = 2;

/** Checkpoints over their table. Beside the newest, the first one of each span is kept that lies beyond what was let go. */
export function createCheckpoints(database: DatabaseSync, spanMs: number): Checkpoints {
  const save = database.prepare(
    'INSERT OR REPLACE INTO checkpoints (position, received_at, form, check_sum, state) VALUES (?, ?, ?, ?, ?)',
  );
  const receivedAt = database.prepare(
    'SELECT received_at FROM entries WHERE position <= ? ORDER BY position DESC LIMIT 1',
  );
  // Of those before what was let go, none: a replay could not begin there.
  const trim = database.prepare(
    `DELETE FROM checkpoints WHERE position NOT IN (SELECT position FROM checkpoints ORDER BY position DESC LIMIT ${KEPT})
       AND (position < (SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM meta WHERE key = 'faded-to')
         OR position NOT IN (SELECT min(position) FROM checkpoints GROUP BY received_at / ?))`,
  );
  const from = database.prepare(
    'SELECT position, form, check_sum, state FROM checkpoints WHERE position >= ? ORDER BY position',
  );
  const setAside = database.prepare(
    "INSERT INTO aside (found_at, what, body) SELECT ?, 'checkpoint ' || position, state FROM checkpoints WHERE position = ?",
  );
  const remove = database.prepare('DELETE FROM checkpoints WHERE position = ?');
  const all = database.prepare('SELECT position, form, check_sum, state FROM checkpoints ORDER BY position DESC');

  return {
    save({ position, form, state }) {
      const at = Number(receivedAt.get(position)?.['received_at'] ?? 0);
      save.run(position, at, form, crc32(state), state);
      trim.run(spanMs);
    },
    newest() {
      return firstSound(all.iterate());
    },
    from: (position) => firstSound(from.iterate(position)),
    damaged: () =>
      all
        .all()
        .filter((row) => crc32(row['state'] as Uint8Array) !== row['check_sum'])
        .map((row) => row['position'] as number),
    setAside(position, foundAt) {
      setAside.run(foundAt, position);
      remove.run(position);
    },
  };
}

function firstSound(rows: Iterable<Record<string, SQLOutputValue>>): Checkpoint | undefined {
  for (const row of rows) {
    const state = row['state'] as Uint8Array;
    if (crc32(state) !== row['check_sum']) continue;
    return { position: row['position'] as number, form: row['form'] as number, state };
  }
  return undefined;
}
