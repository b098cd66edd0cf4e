import { readFileSync } from 'node:fs';
import { readTableFile } from '../../adapters/table-file.ts';
import { columnNames, type NamedTable } from '../../tables/column-names.ts';
import { restoreZeros } from '../../tables/restore-zeros.ts';
import { Explained } from './base.ts';

/** What a table may be, for the help of commands that take one. */
export const TABLE_HELP = 'CSV or Excel file (.xlsx); columns by their English names or as offices have them';

/** The rows of a table as people hand it over, head first: columns by the names that the readers know, codes with their zeros. */
export async function tableRows(file: string, kind: NamedTable): Promise<readonly (readonly string[])[]> {
  const read = await readTableFile(bytesOf(file));
  if (!read.ok) throw new Explained(`${file} can't be read as a table: ${read.detail}`);
  const [head = [], ...body] = read.rows;
  return restoreZeros([columnNames(kind, head), ...body]).rows;
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new Explained(`${file} can't be read: check its path and rights`, { cause });
  }
}
