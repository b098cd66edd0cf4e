import { listMessages } from '@mach/messages';
import { Args } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, langFlag } from '../support/base.ts';

export default class TokensRevoke extends CollectorCommand {
  static override summary = 'Makes a token useless. Devices that joined with it stay.';
  static override args = { id: Args.string({ required: true, description: 'id of the token, from tokens list' }) };
  static override flags = { data: dataFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(TokensRevoke);
    await ask(flags.data, { type: 'revoke-token', id: args.id });
    this.print(listMessages(flags.lang).tokenRevoked(args.id));
  }
}
