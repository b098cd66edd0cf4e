import { listMessages } from '@mach/messages';
import { Args } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';

export default class LinesRemove extends CollectorCommand {
  static override summary = 'Takes a line out of the register, as when its contract ended.';
  static override args = { id: Args.string({ required: true, description: 'id of the line, as lines list shows it' }) };
  static override flags = { data: dataFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(LinesRemove);
    await ask(flags.data, { type: 'remove-line', id: args.id });
    this.print(listMessages(flags.lang).lineRemoved(args.id));
  }
}
