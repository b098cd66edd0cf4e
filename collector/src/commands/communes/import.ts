import { formats, listMessages } from '@mach/messages';
import { Args, Flags } from '@oclif/core';
import { unitsFromRows } from '../../config/units-csv.ts';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, Explained, langFlag } from '../support/base.ts';
import { TABLE_HELP, tableRows } from '../support/table-rows.ts';

export default class CommunesImport extends CollectorCommand {
  static override summary =
    'Takes up communes from a table: commune_code, commune, province_code, province, and optionally isp, working_hours, valid_from, network (internet, data-network, both or proxy). Known codes are renewed.';
  static override args = { file: Args.string({ required: true, description: TABLE_HELP }) };
  static override flags = {
    data: dataFlag,
    lang: langFlag,
    province: Flags.string({ description: 'take this province’s rows alone', helpValue: 'CODE' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(CommunesImport);
    const read = unitsFromRows(await tableRows(args.file, 'communes'), flags.province);
    if (!read.ok) {
      const lines = read.problems.map(
        ({ path, found, expected }) => `${args.file}: ${path}: found ${found}, expected ${expected}`,
      );
      throw new Explained(`nothing was imported:\n${lines.join('\n')}`);
    }
    const communes = read.units.filter((unit) => unit.kind === 'commune').length;
    if (communes === 0)
      throw new Explained(
        `${args.file} has no commune${flags.province === undefined ? '' : ` of province ${flags.province}`}`,
      );
    await ask(flags.data, { type: 'import-units', units: [...read.units] });
    this.print(listMessages(flags.lang).communesImported(formats(flags.lang).integer(communes)));
  }
}
