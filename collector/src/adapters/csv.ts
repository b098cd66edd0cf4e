import { parse } from 'csv-parse/sync';

/** The rows of a CSV text, cells as text. Takes the byte order mark that Excel writes. Throws on text that is no CSV. */
export function readCsv(text: string, delimiter = ','): string[][] {
  return parse(text, { bom: true, delimiter, relaxColumnCount: true, skipEmptyLines: true });
}
