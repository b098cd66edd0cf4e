import { Args } from '@oclif/core';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';
import { reorganisation, reorganise, reorganiseFlags } from '../support/reorganise.ts';

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
    ...reorganiseFlags,
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(CommunesMerge);
    await reorganise(
      {
        type: 'merge-units',
        from: argv.map(String),
        ...reorganisation(this, flags),
      },
      { ...flags, print: (text) => this.print(text) },
    );
  }
}
