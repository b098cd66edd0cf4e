import { CollectorCommand, dataFlag, jsonFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';
import { table } from '../support/table.ts';

export default class TokensList extends CollectorCommand {
  static override description = 'The tokens that the collector knows; never their text.';
  static override flags = { data: dataFlag, json: jsonFlag };

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
    const rows = tokens.map(({ id, scope, unitCode = '', uses, expiresAt }) => [
      id,
      scope,
      unitCode,
      uses === undefined ? 'any' : String(uses),
      expiresAt,
    ]);
    this.print(table(['ID', 'SCOPE', 'UNIT', 'USES LEFT', 'EXPIRES'], rows));
  }
}
