import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { assetWords, type Language } from '@mach/messages';
import { readCsv } from '../../adapters/csv.ts';
import { readWorkbook } from '../../adapters/xlsx.ts';
import { csvGrid, delimiterIn } from '../../assets/csv-grid.ts';
import { type FileKind, fileKind } from '../../assets/file-kind.ts';
import type { Grid } from '../../assets/grid.ts';
import { Explained } from './base.ts';

/** A register of a whole province has some hundred kilobytes. */
const BYTES_MAX = 20_000_000;

/** The sheets of a file that people keep as a table. Throws with a sentence where it is something else, or damaged. */
export async function sheetsOf(file: string, lang: Language): Promise<readonly Grid[]> {
  const words = assetWords(lang);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new Explained(`${file} can't be read: check its path and rights`, { cause });
  }
  if (bytes.length > BYTES_MAX)
    throw new Explained(`${file}: found ${bytes.length} bytes, expected at most ${BYTES_MAX}`);
  const kind = fileKind(bytes);
  const why = words.file[kind];
  if (why !== undefined) throw new Explained(words.fileProblem(file, why));
  try {
    return await sheetsIn(bytes, kind, basename(file));
  } catch (cause) {
    throw new Explained(words.fileDamaged(file, cause instanceof Error ? cause.message : String(cause)), { cause });
  }
}

async function sheetsIn(bytes: Uint8Array, kind: FileKind, name: string): Promise<readonly Grid[]> {
  if (kind === 'xlsx' || kind === 'xls') return readWorkbook(bytes, kind);
  const text = new TextDecoder(kind === 'csv-utf16' ? (bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le') : 'utf-8').decode(
    bytes,
  );
  return [csvGrid(readCsv(text, { delimiter: delimiterIn(text), keepsEmptyLines: true }), name)];
}
