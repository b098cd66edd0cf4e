import { Args, Flags } from '@oclif/core';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';
import { reorganisation, reorganise, reorganiseFlags } from '../support/reorganise.ts';

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
    ...reorganiseFlags,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(CommunesSplit);
    await reorganise(
      {
        type: 'split-unit',
        from: args.code,
        sites: flags.site,
        ...reorganisation(this, flags),
      },
      { ...flags, print: (text) => this.print(text) },
    );
  }
}
