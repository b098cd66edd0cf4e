import { checker, integer, list, object, text } from '@mach/wire';

/** One file of the program as it was packed. */
export interface ProgramFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

const checkFiles = checker(
  list(
    object({
      path: text({ lengthMax: 300 }),
      bytes: integer({ min: 0, max: 1_000_000_000 }),
      sha256: text({ lengthMax: 64, pattern: /^[0-9a-f]{64}$/ }),
    }),
    5_000,
  ),
);

/** Reads `files.json`; undefined when it is damaged, or names a place outside of the program's folder. */
export function readProgramFiles(json: string): readonly ProgramFile[] | undefined {
  let found: unknown;
  try {
    found = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (checkFiles(found).problems.length > 0) return undefined;
  const files = found as readonly ProgramFile[];
  return files.some(({ path }) => /^[/\\]|:|(^|[/\\])\.\.([/\\]|$)/.test(path)) ? undefined : files;
}

/** Room on the disk besides the program: the spool, logs, and what Windows itself needs to go on. */
const SPARE_BYTES = 200_000_000;

export function neededBytes(files: readonly ProgramFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, SPARE_BYTES);
}
