import { formats, listMessages, terms } from '@mach/messages';
import { accountStateOf } from '../../accounts/account.ts';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';
import { table } from '../support/table.ts';

export default class AccountsList extends CollectorCommand {
  static override summary = 'The accounts of posts; never their passwords.';
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(AccountsList);
    const { accounts, units } = readFleet(flags.data).registry;
    const rows = [...accounts.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
    if (flags.json) {
      return this.printJson(
        rows.map(({ passwordHash: _, setUp, turn, createdAt, disabledAt, ...rest }) => ({
          ...rest,
          state: accountStateOf({
            ...(disabledAt === undefined ? {} : { disabledAt }),
            ...(setUp === undefined ? {} : { setUp }),
          }),
          handOvers: turn - 1,
          createdAt: new Date(createdAt).toISOString(),
        })),
      );
    }
    const words = listMessages(flags.lang);
    if (rows.length === 0) return this.print(words.noAccounts);
    const format = formats(flags.lang);
    this.print(
      table(
        [words.account, words.role, words.unit, words.post, words.state, words.handOvers, words.madeAt],
        rows.map((account) => [
          account.name,
          terms.session(account.role, flags.lang),
          units.get(account.unitCode ?? '')?.name ?? '',
          account.post,
          words.accountStates[accountStateOf(account)],
          String(account.turn - 1),
          format.dateTime(account.createdAt),
        ]),
      ),
    );
  }
}
