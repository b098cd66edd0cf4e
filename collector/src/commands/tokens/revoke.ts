import { Args } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag } from '../support/base.ts';

export default class TokensRevoke extends CollectorCommand {
  static override description = 'Makes a token useless. Devices that joined with it stay.';
  static override args = { id: Args.string({ required: true, description: 'id of the token, from tokens list' }) };
  static override flags = { data: dataFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(TokensRevoke);
    await ask(flags.data, { type: 'revoke-token', id: args.id });
    this.print(`token ${args.id} revoked`);
  }
}
