import { readFileSync } from 'node:fs';
import { formats, groupedCode, verifyText } from '@mach/messages';
import { Args } from '@oclif/core';
import { writeCsv } from '../../adapters/csv-stringify.ts';
import { wordText, writeWord } from '../../adapters/docx.ts';
import { readPrintCode } from '../../incidents/papers/print-code.ts';
import { type PaperVerdict, verifyCode, verifyFile } from '../../incidents/papers/verify-paper.ts';
import { CollectorCommand, dataFlag, Explained, jsonFlag, langFlag } from '../support/base.ts';
import { findPrintIn } from '../support/find-print.ts';

/** Dossiers of a whole province have some hundred kB. */
const FILE_BYTES_MAX = 32_000_000;

export default class IncidentsVerify extends CollectorCommand {
  static override summary =
    'Whether a dossier or a slip is genuine: by its code, or by the file itself (JSON, CSV, DOCX) against what was frozen.';
  static override examples = [
    '<%= config.bin %> incidents verify "2000 0000 0004"',
    '<%= config.bin %> incidents verify ho-so-su-co-12.docx',
  ];
  static override args = {
    what: Args.string({
      required: true,
      name: 'FILE|CODE',
      description: 'a file that was given out, or a code of 12 digits',
    }),
  };
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(IncidentsVerify);
    const ports = {
      find: (code: string) => findPrintIn(flags.data, code),
      writers: { csv: writeCsv, word: writeWord },
      wordText,
    };
    const isCode = readPrintCode(args.what).ok || /^[\d\s.-]+$/.test(args.what);
    const verdict = isCode ? verifyCode(args.what, ports) : verifyFile(readBytes(args.what), ports);
    if (flags.json) {
      const told =
        verdict.is === 'genuine'
          ? { is: verdict.is, ...verdict.print.note, incident: verdict.print.incident }
          : verdict;
      this.printJson(told);
    } else this.print(sentence(verdict, args.what, isCode, flags.lang));
    if (verdict.is !== 'genuine') this.exit(1);
  }
}

function sentence(verdict: PaperVerdict, what: string, isCode: boolean, lang: 'vi' | 'en'): string {
  const words = verifyText(lang);
  switch (verdict.is) {
    case 'genuine': {
      const { note, content } = verdict.print;
      const paper =
        content.kind === 'slip'
          ? words.slipOf(String(content.number), content.commune.name)
          : words.dossierOf(String(content.number));
      return `${words.genuine(paper, formats(lang).dateTime(note.at))}\nSHA-256 ${note.sha256}`;
    }
    case 'altered':
      return words.altered(groupedCode(verdict.code));
    case 'other-form':
      return words.otherForm(groupedCode(verdict.code));
    case 'damaged':
      return words.broken(groupedCode(verdict.code));
    case 'unknown':
      return words.unknown;
    case 'no-code': {
      const read = readPrintCode(what);
      return isCode ? words[read.ok ? 'unknown' : read.because] : words.notOurs(what);
    }
    default:
      return verdict satisfies never;
  }
}

function readBytes(file: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new Explained(`${file} can't be read: give a file that Mạch wrote, or a code of 12 digits`, { cause });
  }
  if (bytes.length > FILE_BYTES_MAX)
    throw new Explained(`${file} is larger than ${FILE_BYTES_MAX} bytes: that is no paper of an incident`);
  return bytes;
}
