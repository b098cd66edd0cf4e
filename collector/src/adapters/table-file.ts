import type { TablePreview } from '@mach/wire';
import { decodeText } from '../tables/decode-text.ts';
import { delimiterOf } from '../tables/delimiter.ts';
import { fromTcvn3, looksLikeTcvn3 } from '../tables/tcvn3.ts';
import { unpackedBytes } from '../tables/unpacked-bytes.ts';
import { hasUtf8Traces, mendUtf8Twice } from '../tables/utf8-twice.ts';
import { readCsv } from './csv.ts';
import { readWorkbookRows } from './xlsx.ts';

/** A workbook of 20,000 rows has some 20 MB of text within. */
const UNPACKED_BYTES_MAX = 100_000_000;

export type TableFile =
  | (Pick<TablePreview, 'format' | 'encoding'> & {
      readonly ok: true;
      readonly rows: readonly (readonly string[])[];
    })
  | {
      readonly ok: false;
      readonly why: 'empty' | 'old-excel' | 'broken-letters' | 'unreadable';
      readonly detail: string;
    };

/** The rows of a table as people hand it over: a workbook (its first sheet) or a text of any of the usual letters and delimiters. */
export async function readTableFile(bytes: Uint8Array): Promise<TableFile> {
  if (bytes.length === 0) return { ok: false, why: 'empty', detail: 'the file has nothing in it' };
  // A ZIP archive begins with PK, the binary form of before 2007 with these four bytes.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    return { ok: false, why: 'old-excel', detail: 'save it as an Excel workbook (.xlsx)' };
  }
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isWorkbook && unpackedBytes(bytes) > UNPACKED_BYTES_MAX) {
    return {
      ok: false,
      why: 'unreadable',
      detail: `it has more than ${UNPACKED_BYTES_MAX / 1e6} MB when it is unpacked`,
    };
  }
  try {
    if (isWorkbook) return whole({ format: 'xlsx' }, filledRows(await readWorkbookRows(bytes)));
    const { text, encoding } = decodeText(bytes);
    return whole({ format: 'csv', encoding }, filledRows(readCsv(text, { delimiter: delimiterOf(text) })));
  } catch (error) {
    return { ok: false, why: 'unreadable', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** A table whose names can be read: broken ones would stand on every page and paper. */
function whole(file: Pick<TablePreview, 'format' | 'encoding'>, rows: readonly (readonly string[])[]): TableFile {
  const broken = rows.flat().find(hasUtf8Traces);
  if (broken === undefined) return { ok: true, ...file, rows };
  const detail = `letters of "${broken}" are broken: it was opened as another code page and saved again`;
  return { ok: false, why: 'broken-letters', detail };
}

/** Without empty rows, with the letters of cells that were saved in a wrong code page, and with Vietnamese letters also where a column was typed in a font of TCVN3, whatever its head was. */
function filledRows(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const filled = rows
    .filter((row) => row.some((cell) => cell.trim() !== ''))
    .map((row) => row.map((cell) => mendUtf8Twice(cell)?.normalize('NFC') ?? cell));
  const [head = [], ...body] = filled;
  const width = Math.max(0, ...filled.map((row) => row.length));
  const isOld = Array.from({ length: width }, (_, column) => looksLikeTcvn3(body.map((row) => row[column]).join(' ')));
  const read = body.map((row) => row.map((cell, column) => (isOld[column] ? fromTcvn3(cell) : cell)));
  return filled.length === 0 ? [] : [looksLikeTcvn3(head.join(' ')) ? head.map(fromTcvn3) : head, ...read];
}
