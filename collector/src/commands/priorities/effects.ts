import { slowMinutePolicy } from '@mach/knowledge';
import { effectsText, formats, planWords } from '@mach/messages';
import { checkEffects, type EffectRow, effectSums } from '@mach/priority';
import { EFFECT_DAYS } from '../../planning/upgrades-seen.ts';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { readFleet, withJournal } from '../support/read-fleet.ts';
import { readUpgrades } from '../support/read-upgrades.ts';
import { table } from '../support/table.ts';

export default class PrioritiesEffects extends CollectorCommand {
  static override summary =
    'What upgrades really did: slow minutes of use before and after memory or a disk was exchanged, beside what the model of plans assumes.';
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(PrioritiesEffects);
    const { lang } = flags;
    const state = readFleet(flags.data);
    const upgrades = checkEffects(withJournal(flags.data, (store) => readUpgrades(store, state)));
    const sums = effectSums(upgrades);
    if (flags.json) return this.printJson({ upgrades, sums });
    const said = effectsText(lang);
    if (upgrades.length === 0) return this.print(said.none);
    const { integer, percent, date } = formats(lang);
    const named = (code: string) => state.registry.units.get(code)?.name ?? code;
    const figures = (row: EffectRow) =>
      row.state === 'checked'
        ? [percent(row.slowBefore), percent(row.slowAfter), percent(row.ended), percent(row.assumed)]
        : [said.state[row.state], '', '', ''];
    const rows = upgrades.map((row) => [
      integer(row.number),
      named(row.communeCode),
      date(Date.parse(row.day)),
      planWords(lang).measure[row.measure],
      `${integer(row.watchedBefore)} / ${integer(row.watchedAfter)}`,
      ...figures(row),
    ]);
    const { device, commune, day, measure, watched, before, after, ended, assumed } = said;
    this.print(table([device, commune, day, measure, watched, before, after, ended, assumed], rows));
    const ofSums = sums.map((sum) => [
      planWords(lang).measure[sum.measure],
      integer(sum.upgrades),
      sum.median === undefined ? '' : percent(sum.median),
      sum.low === undefined || sum.high === undefined ? '' : `${percent(sum.low)} – ${percent(sum.high)}`,
      sum.assumed === undefined ? '' : percent(sum.assumed),
    ]);
    this.print(`\n${said.sumsTitle}\n${table([measure, said.upgrades, said.median, said.range, assumed], ofSums)}`);
    this.print(`\n${said.note(integer(EFFECT_DAYS), integer(slowMinutePolicy.watchedMinutesMin))}`);
  }
}
