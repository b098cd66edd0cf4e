import { readFileSync } from 'node:fs';
import type { Log } from '@mach/ports';
import type { Store, StoredName } from '../store.ts';
import type { DataFolder } from './data-folder.ts';
import { writeWhole } from './write-whole.ts';

/** Keeps each text in a file of the data folder. A disk that takes nothing is said once, not each time. */
export function fileStore(folder: DataFolder, log: Log): Store {
  let isSaid = false;
  const fileOf = (name: StoredName) => folder.file(`${name}.json`);
  return {
    read: (name) => {
      try {
        return readFileSync(fileOf(name), 'utf8');
      } catch {
        return undefined;
      }
    },
    write: (name, text) => {
      try {
        writeWhole(fileOf(name), text);
        return true;
      } catch (error) {
        if (!isSaid) log.warn('a file of the data folder cannot be written', { name, reason: String(error) });
        isSaid = true;
        return false;
      }
    },
  };
}
