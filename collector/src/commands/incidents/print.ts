import { formats, groupedCode, verifyText } from '@mach/messages';
import { Args, Flags } from '@oclif/core';
import { writeCsv } from '../../adapters/csv-stringify.ts';
import { writeWord } from '../../adapters/docx.ts';
import { PAPER_FORMATS, paperFile } from '../../incidents/papers/paper-file.ts';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, Explained, langFlag } from '../support/base.ts';
import { findPrintIn } from '../support/find-print.ts';

export default class IncidentsPrint extends CollectorCommand {
  static override summary =
    'Freezes the dossier of an incident, or the slip of one commune, under a code; gives it as a file where a format is named.';
  static override description =
    'What was frozen does not change when data that comes late corrects the past. Printing the same again is the same paper.';
  static override examples = [
    '<%= config.bin %> incidents print 12 --format docx > ho-so.docx',
    '<%= config.bin %> incidents print 12 --slip --commune 20494 --format docx > giay.docx',
  ];
  static override args = { number: Args.integer({ required: true, min: 1, description: 'number of the incident' }) };
  static override flags = {
    slip: Flags.boolean({ description: 'the slip of one commune in place of the dossier', dependsOn: ['commune'] }),
    commune: Flags.string({ description: 'what is of this commune alone', helpValue: 'CODE' }),
    format: Flags.option({ options: PAPER_FORMATS, description: 'a file in place of its code' })(),
    'verify-at': Flags.string({
      description: 'address of the page that tries codes, as it is to stand on the document',
      helpValue: 'URL',
    }),
    data: dataFlag,
    lang: langFlag,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(IncidentsPrint);
    const { commune, format, lang, data } = flags;
    const kind = flags.slip ? 'slip' : 'dossier';
    if (kind === 'slip' && format === 'csv')
      throw new Explained('a slip is one page and no table: --format docx or json');
    const made = await ask(data, {
      type: 'make-paper',
      incident: args.number,
      kind,
      ...(commune === undefined ? {} : { commune }),
    });
    const print = findPrintIn(data, made.code ?? '');
    if (print === undefined || print === 'damaged') throw new Explained(`the paper ${made.code} can't be read back`);
    const { note, content } = print;
    if (format === undefined) {
      const words = verifyText(lang);
      const what =
        content.kind === 'slip'
          ? words.slipOf(String(content.number), content.commune.name)
          : words.dossierOf(String(content.number));
      this.print(`${groupedCode(note.code)}  ${what}, ${formats(lang).dateTime(note.at)}\nSHA-256 ${note.sha256}`);
      return;
    }
    const writers = { csv: writeCsv, word: writeWord };
    const file = paperFile(content, { format, language: lang, note, verifyAt: flags['verify-at'] }, writers);
    if (file !== undefined && format === 'json') this.print(new TextDecoder().decode(file.bytes));
    else if (file !== undefined) this.printFile(file.bytes, file.name);
  }
}
