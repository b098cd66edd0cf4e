import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { checker, ID_PATTERN, integer, list, object, text } from '@mach/wire';
import type { MemoryNote } from '../spool/memory-note.ts';
import type { HeldInMemory } from '../spool/spool.ts';
import { writeWhole } from './write-whole.ts';

/** Of five entries at their longest. */
const FILE_BYTES = 1_024;

const count = integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const checkNote = checker(
  object({
    held: list(object({ epoch: text({ lengthMax: 32, pattern: ID_PATTERN }), lastSeq: count, waiting: count }), 10),
  }),
);

/**
 * The note in a file of one size, made while there is room and written over in its place ever after: that needs no new
 * block on file systems that do not copy on write. A file that is no such note holds nothing.
 */
export function memoryNoteFile(path: string): MemoryNote {
  if (!existsSync(path)) {
    try {
      writeWhole(path, padded([]));
    } catch {
      // A disk that is full from the first start on has no note.
    }
  }
  return {
    read: () => {
      try {
        const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
        return checkNote(parsed).problems.length === 0 ? (parsed as { held: HeldInMemory[] }).held : [];
      } catch {
        return [];
      }
    },
    write: (held) => {
      try {
        const file = openSync(path, 'r+');
        try {
          writeSync(file, padded(held), 0);
          fsyncSync(file);
        } finally {
          closeSync(file);
        }
      } catch {
        // Nothing more can be done, and the log has said that the disk takes nothing.
      }
    },
  };
}

const padded = (held: readonly HeldInMemory[]) => JSON.stringify({ held }).padEnd(FILE_BYTES);
