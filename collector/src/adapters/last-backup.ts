import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'last-backup.json';

/** Writes down beside the journal when a backup was made, for whoever looks whether there is one. Who may only read the folder leaves no note. */
export function noteBackup(data: string, made: { readonly at: number; readonly file: string }): void {
  try {
    writeFileSync(join(data, FILE), `${JSON.stringify(made)}\n`, { mode: 0o640 });
  } catch {
    // The backup is whole all the same.
  }
}

/** When the last backup of this data folder was made; undefined where nobody wrote that down. */
export function lastBackupAt(data: string): number | undefined {
  try {
    const { at } = JSON.parse(readFileSync(join(data, FILE), 'utf8')) as { at?: unknown };
    return typeof at === 'number' ? at : undefined;
  } catch {
    return undefined;
  }
}
