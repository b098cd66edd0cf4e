import { formats, listMessages } from '@mach/messages';
import { nodeRandom } from '@mach/ports/node';
import { Flags } from '@oclif/core';
import { JOIN_USES_USUAL, newToken } from '../../ingest/token.ts';
import type { TokenScope } from '../../state/registry-change.ts';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, Explained, jsonFlag, langFlag } from '../support/base.ts';
import { parseDuration } from '../support/duration.ts';

export default class TokensCreate extends CollectorCommand {
  static override summary =
    'Makes a join token of a commune (or of the province’s own agents), or an API token of a scope. It is shown this once; the collector keeps only its SHA-256.';
  static override examples = [
    '<%= config.bin %> tokens create --commune 00123 --uses 40 --expires 14d',
    '<%= config.bin %> tokens create --scope scrape --expires 365d',
  ];
  static override flags = {
    data: dataFlag,
    json: jsonFlag,
    lang: langFlag,
    commune: Flags.string({
      description: 'the devices that join belong to this commune',
      helpValue: 'CODE',
      exclusive: ['province', 'scope'],
    }),
    province: Flags.string({
      description: 'for the province’s own agents',
      helpValue: 'CODE',
      exclusive: ['commune', 'scope'],
    }),
    scope: Flags.option({ options: ['scrape', 'read', 'admin', 'reflect'] as const })({
      description: 'an API token: admin ⊃ read ⊃ scrape; reflect is for mach-collector reflect alone',
    }),
    uses: Flags.integer({
      description: `how many devices may join with it; ${JOIN_USES_USUAL} unless said`,
      min: 1,
      max: 100_000,
      helpValue: 'N',
    }),
    expires: Flags.string({ description: 'how long it is good: 30d, 12h, 15m', default: '30d', helpValue: 'TIME' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(TokensCreate);
    const unitCode = flags.commune ?? flags.province;
    if (unitCode === undefined && flags.scope === undefined) {
      this.error('say what the token is for: --commune CODE, --province CODE, or --scope scrape|read|admin|reflect', {
        exit: 2,
      });
    }
    if (flags.scope !== undefined && flags.uses !== undefined) {
      this.error('--uses counts the devices that join: an API token has none', { exit: 2 });
    }
    const expiresInMs = parseDuration(flags.expires);
    if (expiresInMs === undefined)
      this.error(`--expires ${flags.expires}: expected a time such as 30d, 12h or 15m`, { exit: 2 });
    const scope: TokenScope = flags.scope ?? 'join';
    const { token, sha256 } = newToken(scope, nodeRandom);
    const uses = scope === 'join' ? (flags.uses ?? JOIN_USES_USUAL) : undefined;
    const id = Buffer.from(nodeRandom.bytes(6)).toString('hex');
    const answer = await ask(flags.data, {
      type: 'create-token',
      id,
      sha256,
      scope,
      expiresInMs,
      ...(unitCode === undefined ? {} : { unitCode }),
      ...(uses === undefined ? {} : { uses }),
    });
    if (answer.expiresAt === undefined) throw new Explained('the collector gave no answer about the token');
    const shown = scope === 'join' && answer.pin !== undefined ? `${token}.${answer.pin}` : token;
    const expiresAt = new Date(answer.expiresAt).toISOString();
    if (flags.json) this.printJson({ token: shown, expiresAt, id, ...(uses === undefined ? {} : { uses }) });
    else {
      const { dateTime, integer } = formats(flags.lang);
      const until = dateTime(answer.expiresAt);
      const words = listMessages(flags.lang);
      const note = uses === undefined ? words.tokenNote(id, until) : words.joinTokenNote(id, integer(uses), until);
      this.print(`${shown}\n${note}`);
    }
  }
}
