import { componentName, conditionSentence, LANGUAGES, pageMessages, terms } from '@mach/messages';
import { Flags } from '@oclif/core';
import { analyse } from '../../exposition/analyse.ts';
import { failingRows } from '../../exposition/failing-rows.ts';
import { CollectorCommand, dataFlag, jsonFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';

export default class FailingList extends CollectorCommand {
  static override description =
    'Equipment that is failing or about to, worst first, with the reasons; then what could not be read.';
  static override flags = {
    data: dataFlag,
    json: jsonFlag,
    lang: Flags.option({ options: LANGUAGES, description: 'language of the sentences', default: 'vi' })(),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(FailingList);
    const state = readFleet(flags.data);
    const rows = failingRows(analyse(state, Date.now()));
    if (flags.json) return this.printJson(rows);
    if (rows.length === 0) return this.print(pageMessages(flags.lang).province.conditions(0));
    for (const { device: id, component, level, evidence } of rows) {
      const device = state.registry.devices.get(id);
      const place = state.registry.units.get(device?.unitCode ?? '')?.name ?? '';
      const name = [device?.number, device?.label, place]
        .filter((part) => part !== undefined && part !== '')
        .join(' · ');
      this.print(`${name} · ${componentName(component, flags.lang)} · ${terms.level(level, flags.lang)}`);
      for (const { reason: code, parameters } of evidence) {
        this.print(`  ${conditionSentence({ code, parameters, level, component }, flags.lang)}`);
      }
    }
  }
}
