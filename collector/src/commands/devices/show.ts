import { Args } from '@oclif/core';
import { findDevice } from '../../admin/decide.ts';
import { CollectorCommand, dataFlag, Explained, jsonFlag } from '../support/base.ts';
import { deviceRow } from '../support/device-rows.ts';
import { readFleet, withJournal } from '../support/read-fleet.ts';
import { table } from '../support/table.ts';

export default class DevicesShow extends CollectorCommand {
  static override description = 'One device: identity, acknowledged ranges, last readings.';
  static override args = { id: Args.string({ required: true, description: 'id or number of the device' }) };
  static override flags = { data: dataFlag, json: jsonFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(DevicesShow);
    const state = readFleet(flags.data);
    const device = findDevice(state, args.id);
    if (device === undefined)
      throw new Explained(`there is no device ${args.id}: mach-collector devices list shows them`);
    const telemetry = state.communes.get(device.unitCode)?.devices.get(device.id);
    const shown = {
      ...deviceRow(state, device),
      enrolledAt: device.enrolledAt,
      ...(telemetry === undefined
        ? {}
        : { agentVersion: telemetry.agentVersion, clockOffsetMs: telemetry.clockOffsetMs }),
      acknowledged: withJournal(flags.data, (store) => store.acknowledged(device.id)),
      readings: [...(telemetry?.readings.values() ?? [])],
    };
    if (flags.json) return this.printJson(shown);
    const { readings, acknowledged, ...identity } = shown;
    for (const [name, value] of Object.entries(identity))
      this.print(`${name}: ${Array.isArray(value) ? value.join(', ') : value}`);
    for (const { epoch, ranges } of acknowledged) {
      this.print(
        `acknowledged, epoch ${epoch}: ${ranges.map(([from, to]) => (from === to ? from : `${from}–${to}`)).join(', ')}`,
      );
    }
    const rows = readings.map((each) => [
      each.kind,
      each.target ?? '',
      new Date(each.at).toISOString(),
      each.ok ? 'ok' : `failed: ${each.failure ?? ''}`,
      JSON.stringify(each.values),
    ]);
    if (rows.length > 0) this.print(`\n${table(['KIND', 'TARGET', 'AT', 'RESULT', 'VALUES'], rows)}`);
  }
}
