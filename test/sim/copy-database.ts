import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

/** A copy of a database, as a disk image would hold it. Tables without generated columns only. */
export function copyDatabase(from: DatabaseSync, copy: DatabaseSync): DatabaseSync {
  const objects = from.prepare(
    "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index'",
  );
  for (const { type, name, sql } of objects.all() as unknown as { type: string; name: string; sql: string }[]) {
    copy.exec(sql);
    if (type === 'table') copyRows(from, copy, name);
  }
  return copy;
}

function copyRows(from: DatabaseSync, to: DatabaseSync, table: string): void {
  let insert: ReturnType<DatabaseSync['prepare']> | undefined;
  for (const row of from.prepare(`SELECT * FROM "${table}"`).iterate()) {
    const values = Object.values(row) as SQLInputValue[];
    insert ??= to.prepare(`INSERT INTO "${table}" VALUES (${values.map(() => '?').join(', ')})`);
    insert.run(...values);
  }
}
