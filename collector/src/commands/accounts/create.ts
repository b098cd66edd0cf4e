import { ACCOUNT_ROLES } from '@mach/wire';
import { Args, Flags } from '@oclif/core';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { expiresFlag, newSetUpCode, printSetUpLink, setUpMs } from '../support/set-up-link.ts';

export default class AccountsCreate extends CollectorCommand {
  static override summary =
    'Makes an account of a post (never of a person) and prints the link by which its holder chooses a password. The link works once.';
  static override examples = [
    '<%= config.bin %> accounts create xa-binh-son --role commune --commune 00123',
    '<%= config.bin %> accounts create so-khcn-1 --role province-admin --post "Sở KH&CN, trực hệ thống 1"',
  ];
  static override args = {
    name: Args.string({
      required: true,
      description: 'what is typed at sign-in: 2 to 40 of a-z, 0-9, dots and dashes',
    }),
  };
  static override flags = {
    data: dataFlag,
    json: jsonFlag,
    lang: langFlag,
    role: Flags.option({ options: ACCOUNT_ROLES, required: true })({
      description: 'what the post may do; all but a commune’s also show a second factor',
    }),
    commune: Flags.string({ description: 'of the role commune: the one commune that it sees', helpValue: 'CODE' }),
    post: Flags.string({
      description: 'the post in words; the commune’s name unless said',
      default: '',
      helpValue: 'TEXT',
    }),
    expires: expiresFlag,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AccountsCreate);
    const expiresInMs = setUpMs(this, flags.expires);
    const { code, sha256 } = newSetUpCode();
    const answer = await ask(flags.data, {
      type: 'create-account',
      name: args.name,
      role: flags.role,
      post: flags.post,
      ...(flags.commune === undefined ? {} : { unitCode: flags.commune }),
      setUpSha256: sha256,
      expiresInMs,
    });
    printSetUpLink({ ...flags, name: args.name, code, answer });
  }
}
