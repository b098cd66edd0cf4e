import { Args, Flags } from '@oclif/core';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';
import { reorganise } from '../support/reorganise.ts';

export default class CommunesMerge extends CollectorCommand {
  static override summary =
    'Merges communes into one, valid from a day: shows what would move, and does it with --yes. History follows the devices; reports of the days before count the old communes.';
  static override examples = [
    '<%= config.bin %> communes merge 00123 00124 --into 00125 --name "xã Bình Sơn" --from 2026-12-01 --document 01/NQ-UBTVQH --yes',
  ];
  static override strict = false;
  static override args = { codes: Args.string({ required: true, description: 'codes of the communes that end' }) };
  static override flags = {
    data: dataFlag,
    lang: langFlag,
    into: Flags.string({ required: true, description: 'the commune that takes them', helpValue: 'CODE' }),
    name: Flags.string({ description: 'its name, where it is new', helpValue: 'TEXT' }),
    from: Flags.string({ required: true, description: 'the day from which it is valid', helpValue: 'YYYY-MM-DD' }),
    document: Flags.string({ description: 'number of the resolution', helpValue: 'TEXT' }),
    yes: Flags.boolean({ description: 'do it, and not only show it', default: false }),
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(CommunesMerge);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(flags.from))
      this.error(`--from ${flags.from}: expected a day such as 2026-12-01`, { exit: 2 });
    await reorganise(
      {
        type: 'merge-units',
        from: argv.map(String),
        into: { code: flags.into, ...(flags.name === undefined ? {} : { name: flags.name }) },
        validFrom: flags.from,
        ...(flags.document === undefined ? {} : { document: flags.document }),
      },
      { ...flags, print: (text) => this.print(text) },
    );
  }
}
