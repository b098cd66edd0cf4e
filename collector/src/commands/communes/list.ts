import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { communesTable } from '../support/communes-table.ts';
import { readFleet } from '../support/read-fleet.ts';

export default class CommunesList extends CollectorCommand {
  static override summary = 'The communes that the collector knows.';
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(CommunesList);
    const { registry } = readFleet(flags.data);
    const communes = [...registry.units.values()].filter((unit) => unit.kind === 'commune');
    communes.sort((a, b) => (a.code < b.code ? -1 : 1));
    if (flags.json) return this.printJson(communes);
    this.print(communesTable(registry.units, flags.lang));
  }
}
