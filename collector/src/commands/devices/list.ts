import { formats, listMessages, terms } from '@mach/messages';
import { identityRow, isListed } from '../../exposition/device-rows.ts';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';
import { stateText } from '../support/state-text.ts';
import { table } from '../support/table.ts';
import { told } from '../support/told.ts';

export default class DevicesList extends CollectorCommand {
  static override summary = 'The devices that are enrolled: role, site, coverage, state.';
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(DevicesList);
    const fleet = readFleet(flags.data);
    const rows = [...fleet.registry.devices.values()]
      .filter(isListed)
      .map((device) => identityRow(fleet, device))
      .sort((a, b) => a.number - b.number);
    if (flags.json) return this.printJson(rows);
    const { lang } = flags;
    const words = listMessages(lang);
    if (rows.length === 0) return this.print(words.noDevices);
    const cells = rows.map((row) => [
      String(row.number),
      row.id,
      row.communeCode,
      row.siteId ?? '',
      row.equipment === undefined ? terms.role(row.role, lang) : terms.equipment(row.equipment.kind, lang),
      terms.coverage(row.coverage, lang),
      stateText(row, lang),
      row.lastReportAt === undefined ? '' : told(row, formats(lang))(row.lastReportAt),
      row.label ?? '',
    ]);
    const { number, id, unit, site, role, coverage, state, lastReport, label } = words;
    this.print(table([number, id, unit, site, role, coverage, state, lastReport, label], cells));
  }
}
