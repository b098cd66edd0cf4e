import { assetWords, formats } from '@mach/messages';
import { Args, Flags } from '@oclif/core';
import { unitOfId } from '../../assets/registers-from.ts';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';

export default class AssetsRemove extends CollectorCommand {
  static override summary = 'Takes a line out of the register, or the whole register of a commune with its posts.';
  static override examples = [
    '<%= config.bin %> assets remove 00004-12',
    '<%= config.bin %> assets remove --commune 00004',
  ];
  static override args = { id: Args.string({ description: 'id of the line, as assets list shows it' }) };
  static override flags = {
    data: dataFlag,
    lang: langFlag,
    commune: Flags.string({ description: 'all of this commune', helpValue: 'CODE' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AssetsRemove);
    const { id } = args;
    const { commune } = flags;
    if ((id === undefined) === (commune === undefined))
      this.error('give the id of a line, or --commune CODE', { exit: 2 });
    const answer = await ask(flags.data, {
      type: 'remove-assets',
      unitCode: commune ?? unitOfId(id ?? ''),
      ...(id === undefined ? {} : { id }),
    });
    this.print(assetWords(flags.lang).removed(formats(flags.lang).integer(answer.imported ?? 0)));
  }
}
