import type { DatabaseSync } from 'node:sqlite';

/** A database whose disk can be made to fail at the end of each transaction, as one whose sync fails. */
export interface SickDatabase {
  readonly database: DatabaseSync;
  isSick: boolean;
  /** Told of each transaction that failed so. */
  failed: () => void;
}

/** SQLITE_IOERR_FSYNC: https://www.sqlite.org/rescode.html#ioerr_fsync */
const SYNC_FAILED = 1_034;

export function sickDatabase(database: DatabaseSync): SickDatabase {
  const sick: SickDatabase = {
    isSick: false,
    failed: () => {},
    database: new Proxy(database, {
      get: (target, name) => {
        if (name === 'exec') return exec;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    }),
  };

  function exec(sql: string): void {
    if (sql === 'COMMIT' && sick.isSick) {
      sick.failed();
      throw Object.assign(new Error('disk I/O error'), { errcode: SYNC_FAILED });
    }
    database.exec(sql);
  }

  return sick;
}
