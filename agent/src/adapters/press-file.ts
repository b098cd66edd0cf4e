import { closeSync, existsSync, openSync, readSync, writeFileSync } from 'node:fs';
import type { PressBook } from '../still-slow.ts';
import type { DataFolder } from './data-folder.ts';

/** A number of milliseconds has thirteen digits; whatever else somebody wrote there is not read. */
const BYTES_MAX = 32;

/**
 * The press of the check-up page on its way to the resident: one small file that whoever uses the PC may write, and nothing but a time in
 * it. The page runs as the person in front of the PC, who may write nothing else of the agent's.
 */
export function pressFile(folder: DataFolder): PressBook {
  const file = folder.file('pressed.json');
  return {
    read() {
      try {
        const handle = openSync(file, 'r');
        try {
          const bytes = Buffer.alloc(BYTES_MAX);
          const text = bytes.toString('latin1', 0, readSync(handle, bytes, 0, BYTES_MAX, 0));
          return /^\d{12,14}\n$/.test(text) ? Number(text) : undefined;
        } finally {
          closeSync(handle);
        }
      } catch {
        return undefined;
      }
    },
    write(at) {
      try {
        // Over what is there: making a file anew would need a right to the folder.
        writeFileSync(file, `${Math.round(at)}\n`);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** Makes the file where it is missing, so that the installer can give people the right to write it. */
export function makePressFile(folder: DataFolder): void {
  const file = folder.file('pressed.json');
  if (!existsSync(file)) writeFileSync(file, '');
}
