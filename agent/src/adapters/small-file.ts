import { readdirSync, readFileSync } from 'node:fs';

/** A file of the kernel as text without blanks around it; empty where it can't be read. */
export const textOf = (path: string): string => bytesOf(path).toString('utf8').trim();

/** The same as bytes; none where it can't be read. */
export function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

/** The names in a folder, sorted; undefined where it can't be read. */
export function namesIn(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder).sort();
  } catch {
    return undefined;
  }
}
