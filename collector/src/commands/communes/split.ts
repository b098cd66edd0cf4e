import { Args, Flags } from '@oclif/core';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';
import { reorganise } from '../support/reorganise.ts';

export default class CommunesSplit extends CollectorCommand {
  static override summary =
    'Gives sites of a commune to another one, valid from a day: shows what would move, and does it with --yes.';
  static override examples = [
    '<%= config.bin %> communes split 00123 --site a1b2c3d4e5f60718 --into 00126 --name "xã Bình Minh" --from 2026-12-01 --yes',
  ];
  static override args = { code: Args.string({ required: true, description: 'the commune that is split' }) };
  static override flags = {
    data: dataFlag,
    lang: langFlag,
    site: Flags.string({
      required: true,
      multiple: true,
      multipleNonGreedy: true,
      description: 'id of a site that goes over (mach-collector sites list)',
      helpValue: 'ID',
    }),
    into: Flags.string({ required: true, description: 'the commune that takes them', helpValue: 'CODE' }),
    name: Flags.string({ description: 'its name, where it is new', helpValue: 'TEXT' }),
    from: Flags.string({ required: true, description: 'the day from which it is valid', helpValue: 'YYYY-MM-DD' }),
    document: Flags.string({ description: 'number of the resolution', helpValue: 'TEXT' }),
    yes: Flags.boolean({ description: 'do it, and not only show it', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(CommunesSplit);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(flags.from))
      this.error(`--from ${flags.from}: expected a day such as 2026-12-01`, { exit: 2 });
    await reorganise(
      {
        type: 'split-unit',
        from: args.code,
        sites: flags.site,
        into: { code: flags.into, ...(flags.name === undefined ? {} : { name: flags.name }) },
        validFrom: flags.from,
        ...(flags.document === undefined ? {} : { document: flags.document }),
      },
      { ...flags, print: (text) => this.print(text) },
    );
  }
}
