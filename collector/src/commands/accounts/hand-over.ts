import { Args } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { expiresFlag, newSetUpCode, printSetUpLink, setUpMs } from '../support/set-up-link.ts';

export default class AccountsHandOver extends CollectorCommand {
  static override summary =
    'Gives the account of a post to its next holder, or to one who forgot the password: ends its sessions, forgets password and second factor, enables it, and prints a link to choose new ones.';
  static override args = {
    name: Args.string({ required: true, description: 'name of the account, from accounts list' }),
  };
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag, expires: expiresFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AccountsHandOver);
    const expiresInMs = setUpMs(this, flags.expires);
    const { code, sha256 } = newSetUpCode();
    const answer = await ask(flags.data, {
      type: 'hand-over-account',
      name: args.name,
      setUpSha256: sha256,
      expiresInMs,
    });
    printSetUpLink({ ...flags, name: args.name, code, answer });
  }
}
