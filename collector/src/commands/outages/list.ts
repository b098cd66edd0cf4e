import { availabilityText, formats } from '@mach/messages';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';
import { table } from '../support/table.ts';

export default class OutagesList extends CollectorCommand {
  static override summary = 'The outages that were announced, by their beginning.';
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(OutagesList);
    const outages = [...readFleet(flags.data).registry.outages.values()].sort((a, b) => a.from - b.from);
    if (flags.json) return this.printJson(outages);
    const words = availabilityText(flags.lang);
    if (outages.length === 0) return this.print(words.noOutages);
    const { dateTime } = formats(flags.lang);
    const cells = outages.map(({ id, document, cause, from, to, communes, service, isp }) => [
      id,
      document,
      [words.outageCause[cause], service ?? isp].filter((part) => part !== undefined).join(' '),
      dateTime(from),
      dateTime(to),
      communes.length === 0 ? words.allCommunes : communes.join(' '),
    ]);
    this.print(table([...words.outageHead], cells));
  }
}
