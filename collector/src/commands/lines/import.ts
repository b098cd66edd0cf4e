import { formats, listMessages } from '@mach/messages';
import { Args } from '@oclif/core';
import { linesFromRows } from '../../config/lines-csv.ts';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, Explained, langFlag } from '../support/base.ts';
import { TABLE_HELP, tableRows } from '../support/table-rows.ts';

export default class LinesImport extends CollectorCommand {
  static override summary =
    'Takes up the lines of sites from a table: provider, circuit number, contract, committed speed, hotline.';
  static override description =
    'Columns: commune_code, site (its name; may be empty where the commune has one), kind (internet or data-network), provider, circuit_number, contract, committed_mbps, hotline, metered (yes where each byte is paid for). A circuit number that its site has already is renewed.';
  static override examples = ['<%= config.bin %> lines import duong-truyen.csv'];
  static override args = { file: Args.string({ required: true, description: TABLE_HELP }) };
  static override flags = { data: dataFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(LinesImport);
    const read = linesFromRows(await tableRows(args.file, 'lines'));
    if (!read.ok) {
      const lines = read.problems.map(
        ({ path, found, expected }) => `${args.file}: ${path}: found ${found}, expected ${expected}`,
      );
      throw new Explained(`nothing was imported:\n${lines.join('\n')}`);
    }
    if (read.rows.length === 0) throw new Explained(`${args.file} has no line below its first`);
    await ask(flags.data, { type: 'import-lines', rows: [...read.rows] });
    this.print(listMessages(flags.lang).linesImported(formats(flags.lang).integer(read.rows.length)));
  }
}
