import type { WordDocument } from './word/document.ts';

/** Writes files that other programs open: a table as CSV for Excel, a document as DOCX. The same input gives the same bytes. */
export interface FileWriters {
  csv(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string;
  word(document: WordDocument): Uint8Array;
}
