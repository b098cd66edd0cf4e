import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** Databases in memory for one run; closed with it, for nobody else would before the memory is wanted. */
export function createDatabases(): Disposable & { readonly open: () => DatabaseSync } {
  const opened: DatabaseSync[] = [];
  return {
    open: () => {
      const database = openInMemory();
      opened.push(database);
      return database;
    },
    [Symbol.dispose]: () => {
      for (const database of opened) database.close();
    },
  };
}

/**
 * A database in memory. A program that is started on it again gets the statements that the one before had: to prepare some forty of them took
 * a tenth of a seed's time.
 */
function openInMemory(): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  const statements = new Map<string, StatementSync>();
  const prepare = database.prepare.bind(database);
  database.prepare = (sql) => {
    const statement = statements.get(sql) ?? prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return database;
}
