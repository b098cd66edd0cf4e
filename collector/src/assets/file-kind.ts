/** What a file is by its first bytes, whatever its name says. */
export type FileKind = 'xlsx' | 'xls' | 'csv-utf8' | 'csv-utf16' | 'csv-other' | Foreign;
/** Files that people take for a table. */
export type Foreign = 'empty' | 'pdf' | 'html' | 'zip' | 'word' | 'picture' | 'ods' | 'locked' | 'binary';

const starts = (bytes: Uint8Array, ...of: readonly number[]): boolean => of.every((byte, i) => bytes[i] === byte);
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return zipKind(bytes);
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return oleKind(bytes);
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47) || starts(bytes, 0xff, 0xd8, 0xff)) return 'picture';
  if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) return 'csv-utf16';
  const head = latin(bytes.subarray(0, 4_096));
  if (/^\s*(\xef\xbb\xbf)?\s*<(!doctype|html|table|\?xml)/i.test(head)) return 'html';
  if (head.includes('\0')) return 'binary';
  return isUtf8(bytes) ? 'csv-utf8' : 'csv-other';
}

/** Names of files inside stand in the archive as they are. */
function zipKind(bytes: Uint8Array): FileKind {
  const text = latin(bytes);
  if (text.includes('xl/workbook.xml') || text.includes('xl/worksheets/')) return 'xlsx';
  if (text.includes('word/document.xml')) return 'word';
  return text.includes('opendocument.spreadsheet') ? 'ods' : 'zip';
}

/** Names of streams are UTF-16. A workbook with a password is such a file around an encrypted one. */
function oleKind(bytes: Uint8Array): FileKind {
  const text = latin(bytes).replaceAll('\0', '');
  if (text.includes('EncryptedPackage')) return 'locked';
  if (text.includes('WordDocument')) return 'word';
  return text.includes('Workbook') || text.includes('Book') ? 'xls' : 'binary';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
