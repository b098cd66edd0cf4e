import { Args } from '@oclif/core';
import { findDevice } from '../../admin/find-device.ts';
import { analyse } from '../../exposition/analyse.ts';
import { recordData } from '../../paper/record-data.ts';
import { recordForm } from '../../paper/record-form.ts';
import { recordInput } from '../../paper/record-input.ts';
import { planningInForce } from '../../planning/in-force.ts';
import { planCandidates } from '../../planning/plan-input.ts';
import { CollectorCommand, dataFlag, Explained, langFlag } from '../support/base.ts';
import { configFlag, filledOrExplained, paperOf } from '../support/paper.ts';
import { readFleet } from '../support/read-fleet.ts';

export default class DevicesRecord extends CollectorCommand {
  static override summary =
    'The technical record of a device (biên bản kiểm tra tình trạng kỹ thuật, DOCX): what it is, its state, and what could be done.';
  static override examples = ['<%= config.bin %> devices record 12 > bien-ban.docx'];
  static override args = { id: Args.string({ required: true, description: 'id or number of the device' }) };
  static override flags = { data: dataFlag, config: configFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(DevicesRecord);
    const state = readFleet(flags.data);
    const device = findDevice(state, args.id);
    if (device === undefined)
      throw new Explained(`there is no device ${args.id}: mach-collector devices list shows them`);
    const now = Date.now();
    const analysis = analyse(state, now);
    const { writer, head, planning } = paperOf(flags.config);
    const basis = planningInForce(state.registry, now, planning);
    const candidates = planCandidates(analysis.valued, analysis.equipment, basis);
    const input = recordInput({ state, analysis }, device, { candidates, prices: basis.prices }, now);
    const data = recordData(input, head, flags.lang);
    this.printFile(filledOrExplained(writer.fill(recordForm(flags.lang), data)), 'bien-ban.docx');
  }
}
