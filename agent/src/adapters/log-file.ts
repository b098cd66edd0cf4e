import { appendFileSync, renameSync, statSync } from 'node:fs';

/** A stream for `lineLog` that writes into a file, for processes without a terminal. What the disk does not take is lost. */
export function logFile(path: string, bytesMax: number): { write(line: string): void } {
  return {
    write(line) {
      try {
        if (sizeOf(path) > bytesMax) renameSync(path, `${path}.old`);
        appendFileSync(path, line);
      } catch {
        // A full disk is no reason to stop measuring, and there is nobody to be told.
      }
    },
  };
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
