import { type AssetRecord, grouped } from '@mach/wire';
import type { ReadLine } from './register-read.ts';

/** The lines of a file as registers of communes, each line with an id: the commune and its place in the file, such as `00004-12`. */
export function registersFrom(lines: readonly ReadLine[]): ReadonlyMap<string, readonly AssetRecord[]> {
  return new Map(
    [...grouped(lines, ({ unitCode }) => unitCode)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([unitCode, its]) => [unitCode, its.map((line, place) => ({ id: `${unitCode}-${place + 1}`, ...line }))]),
  );
}

/** The commune of a line's id. */
export const unitOfId = (id: string): string => id.slice(0, id.lastIndexOf('-'));
