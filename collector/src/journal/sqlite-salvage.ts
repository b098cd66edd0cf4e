import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { prepareSchema } from './schema.ts';

/** Rows of one table that could not be read any more, by their numbers; from 0 to 0 is the whole table. */
export interface LostRows {
  readonly table: string;
  readonly from: number;
  readonly to: number;
}

/** Tables with numbered rows, and the number. What is acknowledged follows from the entries. */
const TABLES = [
  ['entries', 'position'],
  ['segments', 'id'],
  ['checkpoints', 'position'],
  ['quarantine', 'id'],
  ['aside', 'id'],
] as const;

/** Tables without numbers: copied as far as they can be read. */
const UNNUMBERED = ['meta', 'faded', 'days', 'site_days'];

const BLOCK_ROWS = 256;

/**
 * Copies a damaged journal, row by row where a block can't be read, into a new one beside it. Gives what could not be
 * read; all of it where the file is no database at all.
 */
export function salvage(damagedFile: string, newFile: string): readonly LostRows[] {
  const to = new DatabaseSync(newFile);
  prepareSchema(to, 'write');
  const lost: LostRows[] = [];
  let from: DatabaseSync | undefined;
  try {
    from = new DatabaseSync(damagedFile, { readOnly: true });
    for (const [table, key] of TABLES) lost.push(...copyTable(from, to, table, key));
    for (const table of UNNUMBERED) if (!copyWhole(from, to, table)) lost.push({ table, from: 0, to: 0 });
  } catch (error) {
    if (!isDamage(error)) throw error;
    lost.push(...TABLES.map(([table]) => ({ table, from: 0, to: 0 })));
  } finally {
    from?.close();
    to.close();
  }
  return lost;
}

function copyTable(from: DatabaseSync, to: DatabaseSync, table: string, key: string): LostRows[] {
  let last: number;
  let block: StatementSync;
  try {
    last = lastRow(from, table, key);
    block = from.prepare(`SELECT * FROM ${table} WHERE ${key} BETWEEN ? AND ? ORDER BY ${key}`);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return [{ table, from: 0, to: 0 }];
  }
  const lost: { table: string; from: number; to: number }[] = [];
  to.exec('BEGIN');
  for (let row = 1; row <= last; row += BLOCK_ROWS) {
    if (copy(row, Math.min(row + BLOCK_ROWS - 1, last))) continue;
    for (let each = row; each < row + BLOCK_ROWS && each <= last; each++) {
      if (copy(each, each)) continue;
      const before = lost.at(-1);
      if (before?.to === each - 1) before.to = each;
      else lost.push({ table, from: each, to: each });
    }
  }
  to.exec('COMMIT');
  keepCounting(to, table, last);
  return lost;

  function copy(first: number, to_: number): boolean {
    try {
      for (const row of block.all(first, to_)) {
        insertInto(to, table, row);
      }
      return true;
    } catch (error) {
      if (!isDamage(error)) throw error;
      return false;
    }
  }
}

/** Whether all of it could be read. */
function copyWhole(from: DatabaseSync, to: DatabaseSync, table: string): boolean {
  try {
    for (const row of from.prepare(`SELECT * FROM ${table}`).iterate()) insertInto(to, table, row);
    return true;
  } catch (error) {
    if (!isDamage(error)) throw error;
    return false;
  }
}

function insertInto(to: DatabaseSync, table: string, row: Record<string, SQLOutputValue>): void {
  const names = Object.keys(row);
  to.prepare(`INSERT OR IGNORE INTO ${table} (${names}) VALUES (${names.map(() => '?')})`).run(
    ...(Object.values(row) as SQLInputValue[]),
  );
}

/** The highest number by what the tables say; of those that count on, by their counter too, for the last page may be the broken one. */
function lastRow(from: DatabaseSync, table: string, key: string): number {
  const counted = attempt(() => from.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').get(table)?.['seq']);
  const found = attempt(() => from.prepare(`SELECT max(${key}) AS last FROM ${table}`).get()?.['last']);
  return Math.max(Number(counted ?? 0), Number(found ?? 0));
}

/** A position is never given twice, also when the last entries are lost. */
function keepCounting(to: DatabaseSync, table: string, last: number): void {
  const { changes } = to.prepare('UPDATE sqlite_sequence SET seq = ? WHERE name = ?').run(last, table);
  if (changes === 0 && last > 0 && table === 'entries') {
    to.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(table, last);
  }
}

function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!isDamage(error)) throw error;
    return undefined;
  }
}

/** SQLite's codes for what the disk gave back: a general error of the schema, a read error, a malformed image, no database at all. */
const DAMAGE = new Set([1, 10, 11, 26]);

/** Whether an error says that the file is not what was written. */
export function isDamage(error: unknown): boolean {
  const code = (error as { errcode?: unknown }).errcode;
  return typeof code === 'number' && DAMAGE.has(code & 0xff);
}
