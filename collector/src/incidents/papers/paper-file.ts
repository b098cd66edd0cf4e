import { dossierPaper, type Language, type PaperStamp, slipPaper } from '@mach/messages';
import type { PrintedContent, PrintNote } from '@mach/wire';
import type { FileWriters } from '../../paper/file-writers.ts';
import { incidentWord } from '../../paper/incident-word.ts';
import { dossierTable } from './dossier-table.ts';

export const PAPER_FORMATS = ['json', 'csv', 'docx'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];

export interface PaperFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface FileWish {
  readonly format: PaperFormat;
  readonly language: Language;
  /** Of a frozen one. */
  readonly note?: PrintNote;
  /** Where anybody can try the code. */
  readonly verifyAt?: string | undefined;
}

/** A paper as a file; undefined of a slip as a table, for it is one page. The same paper gives the same bytes. */
export function paperFile(
  content: PrintedContent,
  { format, language, note, verifyAt }: FileWish,
  writers: FileWriters,
): PaperFile | undefined {
  const kind = content.kind === 'slip' ? `giay-xac-nhan-${content.commune.code}` : 'ho-so-su-co';
  const name = [kind, content.number, ...(note === undefined ? [] : [note.code])].join('-');
  switch (format) {
    case 'json': {
      const told = note === undefined ? content : { note, incident: content.number, content };
      return { name: `${name}.json`, type: 'application/json', bytes: utf8(`${JSON.stringify(told, null, 2)}\n`) };
    }
    case 'csv': {
      if (content.kind === 'slip') return undefined;
      const { head, rows } = dossierTable(content, note);
      return { name: `${name}.csv`, type: 'text/csv; charset=utf-8', bytes: utf8(writers.csv(head, rows)) };
    }
    case 'docx': {
      const stamp: PaperStamp = {
        ...(note === undefined ? {} : { code: note.code, sha256: note.sha256 }),
        ...(verifyAt === undefined ? {} : { verifyAt }),
      };
      const paper =
        content.kind === 'slip' ? slipPaper(content, language, stamp) : dossierPaper(content, language, stamp);
      return {
        name: `${name}.docx`,
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        bytes: writers.word(incidentWord(paper, content.kind, language)),
      };
    }
    default:
      return format satisfies never;
  }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Where anybody can try the code of a paper, as it stands on it; undefined where the collector has no address that others know. */
export const verifyAddress = (publicUrl: string | undefined): string | undefined =>
  publicUrl === undefined || !URL.canParse(publicUrl) ? undefined : new URL('/verify', publicUrl).href;
