import { CollectorCommand, dataFlag, jsonFlag } from '../support/base.ts';
import { deviceRows } from '../support/device-rows.ts';
import { readFleet } from '../support/read-fleet.ts';
import { table } from '../support/table.ts';

export default class DevicesList extends CollectorCommand {
  static override description = 'The devices that are enrolled: role, site, coverage, state.';
  static override flags = { data: dataFlag, json: jsonFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(DevicesList);
    const rows = deviceRows(readFleet(flags.data));
    if (flags.json) return this.printJson(rows);
    const cells = rows.map((row) => [
      String(row.number),
      row.id,
      row.communeCode,
      row.siteId ?? '',
      row.role,
      row.coverage,
      row.state,
      row.lastReportAt === undefined ? '' : new Date(row.lastReportAt).toISOString(),
      row.label ?? '',
    ]);
    this.print(table(['NUMBER', 'ID', 'UNIT', 'SITE', 'ROLE', 'COVERAGE', 'STATE', 'LAST REPORT', 'LABEL'], cells));
  }
}
