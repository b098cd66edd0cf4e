import { formats, listMessages } from '@mach/messages';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';
import { table } from '../support/table.ts';

export default class TokensList extends CollectorCommand {
  static override summary = 'The tokens that the collector knows; never their text.';
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(TokensList);
    const tokens = [...readFleet(flags.data).registry.tokens.values()].map(
      ({ sha256: _, createdAt, expiresAt, ...rest }) => ({
        ...rest,
        createdAt: new Date(createdAt).toISOString(),
        expiresAt: new Date(expiresAt).toISOString(),
      }),
    );
    if (flags.json) return this.printJson(tokens);
    const words = listMessages(flags.lang);
    if (tokens.length === 0) return this.print(words.noTokens);
    const rows = tokens.map(({ id, scope, unitCode = '', uses, expiresAt }) => [
      id,
      scope,
      unitCode,
      uses === undefined ? words.unlimited : String(uses),
      formats(flags.lang).dateTime(Date.parse(expiresAt)),
    ]);
    this.print(table([words.id, words.scope, words.unit, words.usesLeft, words.expires], rows));
  }
}
