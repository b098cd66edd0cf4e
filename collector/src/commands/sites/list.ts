import { formats, listMessages, terms } from '@mach/messages';
import { Flags } from '@oclif/core';
import { siteRows } from '../../exposition/site-rows.ts';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';
import { table } from '../support/table.ts';

export default class SitesList extends CollectorCommand {
  static override summary =
    'The sites of the communes: their names, devices and lines, and whether devices around are looked for.';
  static override flags = {
    commune: Flags.string({ description: 'of this commune alone', helpValue: 'CODE' }),
    data: dataFlag,
    json: jsonFlag,
    lang: langFlag,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(SitesList);
    const rows = siteRows(readFleet(flags.data), flags.commune);
    if (flags.json) return this.printJson(rows);
    const { lang } = flags;
    const words = listMessages(lang);
    const { date, integer } = formats(lang);
    if (rows.length === 0) return this.print(words.noSites);
    const cells = rows.map(({ id, communeCode, name, devices, lines, discovery }) => [
      id,
      communeCode,
      name,
      integer(devices),
      lines.map(({ kind, provider }) => provider ?? terms.line(kind, lang)).join(', '),
      discovery === undefined
        ? words.discoveryNever
        : discovery.isOn
          ? words.discoveryOn(date(discovery.since))
          : words.discoveryOff(date(discovery.since)),
    ]);
    const { id, unit, name, devices, line, discovery } = words;
    this.print(table([id, unit, name, devices, line, discovery], cells));
  }
}
