import { componentName, pageMessages, recordText, terms } from '@mach/messages';
import { analyse } from '../../exposition/analyse.ts';
import { failingRows } from '../../exposition/failing-rows.ts';
import { adviceOf, withWords } from '../../exposition/failing-words.ts';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';

export default class FailingList extends CollectorCommand {
  static override description =
    'Equipment that is failing or about to, worst first, with the reasons and what to do now; then what could not be read.';
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(FailingList);
    const state = readFleet(flags.data);
    const rows = withWords(failingRows(analyse(state, Date.now())), flags.lang);
    if (flags.json) return this.printJson(rows);
    if (rows.length === 0) return this.print(pageMessages(flags.lang).province.conditions(0));
    const { advice: toDo } = recordText(flags.lang).conditionColumns;
    for (const row of rows) {
      const { device: id, component, level, words } = row;
      const device = state.registry.devices.get(id);
      const place = state.registry.units.get(device?.unitCode ?? '')?.name ?? '';
      const name = [device?.number, device?.label, place]
        .filter((part) => part !== undefined && part !== '')
        .join(' · ');
      this.print(`${name} · ${componentName(component, flags.lang)} · ${terms.level(level, flags.lang)}`);
      for (const { sentence } of words) this.print(`  ${sentence}`);
      for (const advice of adviceOf(row)) this.print(`  ${toDo}: ${advice}`);
    }
  }
}
