import { statfsSync, statSync } from 'node:fs';
import type { DataFolder } from './data-folder.ts';
import { lastBackupAt } from './last-backup.ts';

export interface DiskState {
  readonly journalBytes?: number;
  readonly freeBytes?: number;
  readonly totalBytes?: number;
  readonly lastBackupAt?: number;
}

/** How much the journal's files take, what is free beside them, and when the last backup was made, as far as the system tells. */
export function diskState({ path, journal }: DataFolder): DiskState {
  const sizes = [journal, `${journal}-wal`].flatMap((file) => sizeOf(file) ?? []);
  const free = room(path);
  const backup = lastBackupAt(path);
  return {
    ...(sizes.length === 0 ? {} : { journalBytes: sizes.reduce((sum, size) => sum + size, 0) }),
    ...free,
    ...(backup === undefined ? {} : { lastBackupAt: backup }),
  };
}

function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

function room(path: string): Pick<DiskState, 'freeBytes' | 'totalBytes'> {
  try {
    const { bavail, blocks, bsize } = statfsSync(path);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return {};
  }
}
