import { LANGUAGES } from '@mach/messages';
import type { Print, PrintedContent } from '@mach/wire';
import type { FileWriters } from '../../paper/file-writers.ts';
import { contentSha256 } from './freeze.ts';
import { type PaperFormat, paperFile } from './paper-file.ts';
import { readPrintCode } from './print-code.ts';

/**
 * What came of it. `altered`: something else is frozen under the code · `other-form`: code and SHA-256 are right, what the file says is not
 * what this version writes · `damaged`: what was frozen is · `no-code`: the file has none, or one that was mistyped.
 */
export type PaperVerdict =
  | { readonly is: 'genuine'; readonly print: Print }
  | { readonly is: 'altered' | 'other-form' | 'damaged' | 'unknown'; readonly code: string }
  | { readonly is: 'no-code' };

export interface VerifyPorts {
  readonly find: (code: string) => Print | 'damaged' | undefined;
  readonly writers: FileWriters;
  /** All text of a document in order; undefined of what is none. */
  readonly wordText: (bytes: Uint8Array) => string | undefined;
}

/** Whether a code is that of a paper whose content is what was frozen. */
export function verifyCode(typed: string, { find }: Pick<VerifyPorts, 'find'>): PaperVerdict {
  const read = readPrintCode(typed);
  if (!read.ok) return { is: 'no-code' };
  const found = find(read.code);
  if (found === undefined) return { is: 'unknown', code: read.code };
  return found === 'damaged' ? { is: 'damaged', code: read.code } : { is: 'genuine', print: found };
}

/** Whether a file that was given out is what was frozen. Of a document its text counts: Word writes what it opens in its own way. */
export function verifyFile(bytes: Uint8Array, ports: VerifyPorts): PaperVerdict {
  const word = isZip(bytes) ? ports.wordText(bytes) : undefined;
  if (isZip(bytes) && word === undefined) return { is: 'no-code' };
  const text = word ?? new TextDecoder().decode(bytes);
  if (word === undefined && text.trimStart().startsWith('{')) return verifyJson(text, ports);
  const told = toldIn(text, word === undefined);
  const verdict = told === undefined ? ({ is: 'no-code' } as const) : verifyCode(told.code, ports);
  if (verdict.is !== 'genuine') return verdict;
  const { print } = verdict;
  const { code } = print.note;
  const format: PaperFormat = word === undefined ? 'csv' : 'docx';
  const verifyAt = /https?:\/\/[^\s<]+\/verify/.exec(text)?.[0];
  const isSame = LANGUAGES.some((language) => {
    const file = paperFile(print.content, { format, language, note: print.note, verifyAt }, ports.writers);
    if (file === undefined) return false;
    return word === undefined
      ? lines(new TextDecoder().decode(file.bytes)) === lines(text)
      : ports.wordText(file.bytes) === text;
  });
  if (isSame) return verdict;
  return { is: told?.sha256 === print.note.sha256 ? 'other-form' : 'altered', code };
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

function verifyJson(text: string, ports: VerifyPorts): PaperVerdict {
  let told: { readonly note?: { readonly code?: unknown }; readonly content?: PrintedContent };
  try {
    told = JSON.parse(text);
  } catch {
    return { is: 'no-code' };
  }
  const verdict = verifyCode(String(told.note?.code ?? ''), ports);
  if (verdict.is !== 'genuine') return verdict;
  const { note } = verdict.print;
  const isSame = told.content !== undefined && contentSha256(told.content) === note.sha256;
  return isSame ? verdict : { is: 'altered', code: note.code };
}

/** Code and SHA-256 as they stand on a paper, or in the rows of its table. */
function toldIn(text: string, isTable: boolean): { readonly code: string; readonly sha256: string } | undefined {
  const sha256 = /\b[0-9a-f]{64}\b/.exec(text)?.[0];
  const code = (isTable ? /,(2\d{11}),/ : /\b(2\d{3} \d{4} \d{4})\b/).exec(text)?.[1];
  return sha256 === undefined || code === undefined ? undefined : { code, sha256 };
}

/** A table that was carried through mail may have other ends of lines. */
const lines = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .trimEnd();
