import { formats, listMessages } from '@mach/messages';
import { Args } from '@oclif/core';
import { equipmentFromRows } from '../../config/equipment-csv.ts';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, Explained, langFlag } from '../support/base.ts';
import { TABLE_HELP, tableRows } from '../support/table-rows.ts';

export default class EquipmentImport extends CollectorCommand {
  static override summary =
    'Takes up devices that run no agent (routers, switches, printers, UPSes, kiosks, cameras) from a table, for the PCs of their site to ask.';
  static override description =
    'Columns: commune_code, site (its name; may be empty where the commune has one), name, kind (router, switch, access-point, printer, scanner, ups, codec, camera, recorder, kiosk, queue-display, feedback-terminal, other), address (a private IPv4 address, or gateway), snmp (an id under equipment.snmp of the configuration), checks (such as "ping tcp:9100"), asset_tag, support_until (the last day of its maker’s updates, such as 2026-12-31). A name that its site has already is renewed. Out of service again: mach-collector devices revoke.';
  static override examples = ['<%= config.bin %> equipment import thiet-bi.csv'];
  static override args = { file: Args.string({ required: true, description: TABLE_HELP }) };
  static override flags = { data: dataFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(EquipmentImport);
    const read = equipmentFromRows(await tableRows(args.file, 'equipment'));
    if (!read.ok) {
      const lines = read.problems.map(
        ({ path, found, expected }) => `${args.file}: ${path}: found ${found}, expected ${expected}`,
      );
      throw new Explained(`nothing was imported:\n${lines.join('\n')}`);
    }
    if (read.rows.length === 0) throw new Explained(`${args.file} has no equipment below its first line`);
    await ask(flags.data, { type: 'import-equipment', rows: [...read.rows] });
    this.print(listMessages(flags.lang).equipmentImported(formats(flags.lang).integer(read.rows.length)));
  }
}
