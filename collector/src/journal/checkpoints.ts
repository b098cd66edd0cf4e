import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Checkpoint } from './journal.ts';

/** The state as it was saved now and then. */
export interface Checkpoints {
  save(checkpoint: Checkpoint): void;
  /** Undefined of an empty journal. One whose bytes changed on the disk is passed over for the one before it. */
  newest(): Checkpoint | undefined;
  /** Positions of those whose bytes changed. */
  damaged(): number[];
  setAside(position: number, foundAt: number): void;
}

/** The newest, and one before it for when the newest is damaged. */
const KEPT = 2;

export function createCheckpoints(database: DatabaseSync): Checkpoints {
  const save = database.prepare(
    'INSERT OR REPLACE INTO checkpoints (position, form, check_sum, state) VALUES (?, ?, ?, ?)',
  );
  const trim = database.prepare(
    `DELETE FROM checkpoints WHERE position NOT IN (SELECT position FROM checkpoints ORDER BY position DESC LIMIT ${KEPT})`,
  );
  const setAside = database.prepare(
    "INSERT INTO aside (found_at, what, body) SELECT ?, 'checkpoint ' || position, state FROM checkpoints WHERE position = ?",
  );
  const remove = database.prepare('DELETE FROM checkpoints WHERE position = ?');
  const all = database.prepare('SELECT position, form, check_sum, state FROM checkpoints ORDER BY position DESC');

  return {
    save({ position, form, state }) {
      save.run(position, form, crc32(state), state);
      trim.run();
    },
    newest() {
      for (const row of all.iterate()) {
        const state = row['state'] as Uint8Array;
        if (crc32(state) !== row['check_sum']) continue;
        return { position: row['position'] as number, form: row['form'] as number, state };
      }
      return undefined;
    },
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
