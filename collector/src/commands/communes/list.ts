import { listMessages } from '@mach/messages';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';
import { table } from '../support/table.ts';

export default class CommunesList extends CollectorCommand {
  static override summary = 'The communes that the collector knows.';
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(CommunesList);
    const { registry } = readFleet(flags.data);
    const communes = [...registry.units.values()].filter((unit) => unit.kind === 'commune');
    communes.sort((a, b) => (a.code < b.code ? -1 : 1));
    if (flags.json) return this.printJson(communes);
    const rows = communes.map(({ code, name, parent = '', isp = '' }) => [
      code,
      name,
      registry.units.get(parent)?.name ?? parent,
      isp,
    ]);
    const words = listMessages(flags.lang);
    if (rows.length === 0) return this.print(words.noCommunes);
    this.print(table([words.code, words.commune, words.province, words.isp], rows));
  }
}
