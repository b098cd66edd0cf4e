import { formats, kitExplanation, listMessages } from '@mach/messages';
import { nodeClock, nodeRandom } from '@mach/ports/node';
import type { Kit } from '@mach/wire';
import { Flags } from '@oclif/core';
import { kitParts } from '../../adapters/kit-parts.ts';
import { writeZip } from '../../adapters/zip.ts';
import { kitOwnFiles, kitUses, mayHaveKit, openToListeners, unreachableFromCommunes } from '../../admin/kit.ts';
import { newToken } from '../../ingest/token.ts';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, Explained, jsonFlag, langFlag } from '../support/base.ts';
import { parseDuration } from '../support/duration.ts';
import { readFleet } from '../support/read-fleet.ts';

export default class KitCreate extends CollectorCommand {
  static override summary =
    'Makes the install kit of a commune, or of the province for PCs of its own: the agent for Windows, this collector’s address and key, and a join token for its PCs. Whoever has the file can enrol PCs there until the token ends.';
  static override examples = [
    '<%= config.bin %> kit create --commune 00123 --out bo-cai-00123.zip',
    '<%= config.bin %> kit create --commune 00123 --pcs 30 --url https://mach.tinh.example.vn:8750 --out kit.zip',
  ];
  static override flags = {
    data: dataFlag,
    json: jsonFlag,
    lang: langFlag,
    commune: Flags.string({
      description: 'the commune that the PCs belong to',
      helpValue: 'CODE',
      exactlyOne: ['commune', 'province'],
    }),
    province: Flags.string({ description: 'for PCs of the province itself', helpValue: 'CODE' }),
    out: Flags.string({ required: true, description: 'the archive to write', helpValue: 'FILE.zip' }),
    pcs: Flags.integer({ description: 'PCs there; a fifth more may join', min: 1, max: 10_000, default: 40 }),
    url: Flags.string({ description: 'address under which the PCs reach this collector', helpValue: 'URL' }),
    'plain-http': Flags.boolean({
      description:
        'have the PCs speak plain HTTP, where the collector has nothing else; all that they send can then be read on the way',
    }),
    expires: Flags.string({ description: 'how long its token is good: 30d, 12h', default: '30d', helpValue: 'TIME' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(KitCreate);
    const expiresInMs = parseDuration(flags.expires);
    if (expiresInMs === undefined)
      this.error(`--expires ${flags.expires}: expected a time such as 30d or 12h`, { exit: 2 });
    if (flags.url !== undefined && !/^https?:\/\/[^/]/.test(flags.url))
      this.error(`--url ${flags.url}: expected an address such as https://mach.tinh.example.vn:8750`, { exit: 2 });
    const parts = kitParts();
    if (parts === undefined) {
      throw new Explained(
        'this collector came without the agent for Windows: in a checkout "npm run package" makes it',
      );
    }
    const { commune, province } = flags;
    const unit = (await readFleet(flags.data)).registry.units.get(commune ?? province ?? '');
    if (unit === undefined || !mayHaveKit(unit) || (unit.kind === 'province') !== (province !== undefined)) {
      const wanted =
        commune === undefined ? `province has the code "${province}"` : `commune has the code "${commune}"`;
      throw new Explained(`no ${wanted}: see "mach-collector communes list"`);
    }
    if (flags.url !== undefined) refuse(flags.url, flags['plain-http']);

    const { token, sha256 } = newToken('join', nodeRandom);
    const id = Buffer.from(nodeRandom.bytes(6)).toString('hex');
    const uses = kitUses(flags.pcs);
    const answer = await ask(flags.data, {
      ...{ type: 'create-token', id, sha256, scope: 'join', expiresInMs, unitCode: unit.code, uses },
    });
    const { expiresAt, pin } = answer;
    const collectorUrl = flags.url ?? answer.url;
    try {
      if (expiresAt === undefined) throw new Explained('the collector gave no answer about the token');
      if (collectorUrl === undefined)
        throw new Explained('no collector is running that could say where it is reached: name it by --url');
      refuse(collectorUrl, flags['plain-http']);
      const kit: Kit = {
        v: 1,
        collectorUrl: collectorUrl.replace(/\/+$/, ''),
        unitCode: unit.code,
        unitName: unit.name,
        pcs: flags.pcs,
        expiresAt: new Date(expiresAt).toISOString(),
        ...(collectorUrl.startsWith('http:') ? { plainHttp: true } : {}),
      };
      const until = formats('vi').date(expiresAt);
      const own = kitOwnFiles(kit, pin === undefined ? token : `${token}.${pin}`, kitExplanation(unit.name, until));
      await writeZip([...own, ...parts], flags.out, {
        epochS: nodeClock().wallMs() / 1_000,
        // It lets PCs join: nobody else on this machine reads it.
        mode: 0o600,
      });
    } catch (error) {
      // Nobody has its token: it must not stay good.
      await ask(flags.data, { type: 'revoke-token', id });
      if (error instanceof Explained) throw error;
      throw new Explained(`${flags.out} can't be written: ${error instanceof Error ? error.message : error}`);
    }
    const until = new Date(expiresAt).toISOString();
    if (flags.json) this.printJson({ file: flags.out, commune: unit.code, collectorUrl, uses, expiresAt: until, id });
    else {
      const words = listMessages(flags.lang);
      this.print(words.kitMade(flags.out, unit.name, String(uses), formats(flags.lang).dateTime(expiresAt), id));
    }
  }
}

function refuse(url: string, isPlainWanted: boolean): void {
  const problem = unreachableFromCommunes(url) ?? (isPlainWanted ? undefined : openToListeners(url));
  if (problem !== undefined) throw new Explained(problem);
}
