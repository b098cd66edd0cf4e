import type { Result } from './result.ts';

export interface FileSystemSpace {
  readonly totalBytes: number;
  /** Free for whoever may write there without being root. */
  readonly freeBytes: number;
}

/**
 * The machine's files, read only. Paths are absolute as on a running machine (`/proc/stat`); the real port puts its
 * configured roots of /proc and /sys in front, so that a recorded machine can stand in for this one, and knows where
 * /var/lib/mach-agent-root (what a one-shot with root's rights left) stands on Windows.
 */
export interface Files {
  /** A text file whole; at most 1 MiB. `not-found` where there is none, `denied` where the right is missing. */
  readText(path: string): Promise<Result<string>>;
  /** Names in a folder, sorted, without the folder itself. */
  list(path: string): Promise<Result<readonly string[]>>;
  /** Space of the file system that holds a path. */
  space(path: string): Promise<Result<FileSystemSpace>>;
}
