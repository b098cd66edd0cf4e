import { listMessages } from '@mach/messages';
import { Args } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';

export default class AccountsDisable extends CollectorCommand {
  static override summary = 'Lets an account open nothing any more, at once. accounts hand-over brings it back.';
  static override args = {
    name: Args.string({ required: true, description: 'name of the account, from accounts list' }),
  };
  static override flags = { data: dataFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AccountsDisable);
    await ask(flags.data, { type: 'disable-account', name: args.name });
    this.print(listMessages(flags.lang).accountDisabled(args.name));
  }
}
