import { availabilityText, formats } from '@mach/messages';
import { Args } from '@oclif/core';
import { outagesFromRows } from '../../config/outages-csv.ts';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, Explained, langFlag } from '../support/base.ts';
import { TABLE_HELP, tableRows } from '../support/table-rows.ts';

export default class OutagesImport extends CollectorCommand {
  static override summary =
    'Takes up announced outages from a table, each with the number of its document: availability is reckoned with and without them.';
  static override description =
    'Columns: document, cause (power, line, isp, data-network or service), from, to (times in Việt Nam such as 05/12/2026 08:00), communes (codes, empty for all), service (its id), isp (as the register of lines has it). A document that was taken up before with the same cause and beginning is renewed.';
  static override examples = ['<%= config.bin %> outages import thong-bao.csv'];
  static override args = { file: Args.string({ required: true, description: TABLE_HELP }) };
  static override flags = { data: dataFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(OutagesImport);
    const read = outagesFromRows(await tableRows(args.file, 'outages'));
    if (!read.ok) {
      const lines = read.problems.map(
        ({ path, found, expected }) => `${args.file}: ${path}: found ${found}, expected ${expected}`,
      );
      throw new Explained(`nothing was imported:\n${lines.join('\n')}`);
    }
    if (read.rows.length === 0) throw new Explained(`${args.file} has no line below its first`);
    await ask(flags.data, {
      type: 'import-outages',
      rows: read.rows.map((row) => ({ ...row, communes: [...row.communes] })),
    });
    this.print(availabilityText(flags.lang).outagesImported(formats(flags.lang).integer(read.rows.length)));
  }
}
