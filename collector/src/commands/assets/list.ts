import { assetWords, formats } from '@mach/messages';
import { Flags } from '@oclif/core';
import { assetsAnswer } from '../../assets/assets-answer.ts';
import { registerOf } from '../../assets/register-of.ts';
import { CollectorCommand, dataFlag, Explained, jsonFlag, langFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';
import { differencesTold } from '../support/register-told.ts';
import { table } from '../support/table.ts';
import { thisYear } from '../support/this-year.ts';

export default class AssetsList extends CollectorCommand {
  static override summary =
    'The office’s register as it was taken up: which line is which device, whose life has run out, posts, and where register and inventory differ.';
  static override flags = {
    data: dataFlag,
    json: jsonFlag,
    lang: langFlag,
    commune: Flags.string({ description: 'only this commune', helpValue: 'CODE' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(AssetsList);
    const { lang, commune } = flags;
    const state = readFleet(flags.data);
    if (commune !== undefined && state.registry.units.get(commune)?.kind !== 'commune') {
      throw new Explained(`there is no commune ${commune}: "mach-collector communes list" shows those that there are`);
    }
    const register = registerOf(state, thisYear());
    const isShown = (code: string) => commune === undefined || code === commune;
    const answer = assetsAnswer(register, state, thisYear(), isShown);
    if (flags.json) return this.printJson(answer);
    const words = assetWords(lang);
    if (answer.total === 0 && answer.posts.length === 0) return this.print(words.none);
    const { integer } = formats(lang);
    const named = (code: string) => state.registry.units.get(code)?.name ?? code;
    const money = (dong: number | undefined) => (dong === undefined ? '' : integer(dong));
    const head = [
      words.id,
      words.commune,
      words.tag,
      words.name,
      words.year,
      words.price,
      words.residual,
      words.department,
      words.device,
      words.by,
      words.life,
      words.quota,
    ];
    const rows = answer.items.map((item) => [
      item.id,
      named(item.unitCode),
      item.tag ?? '',
      item.name ?? '',
      item.yearInUse === undefined ? '' : String(item.yearInUse),
      money(item.originalPrice),
      money(item.residualValue),
      item.department ?? '',
      item.device === undefined ? '' : String(item.device.number),
      item.device === undefined ? '' : words.matchedBy[item.device.by],
      words.lifeIs[item.life](item.lifeUntil === undefined ? '' : String(item.lifeUntil)),
      words.quotaIs[item.quota],
    ]);
    if (rows.length > 0) this.print(table(head, rows));
    if (answer.posts.length > 0) {
      const ofPosts = answer.posts.map(({ unitCode, posts, sharedPcs, pcs }) => [
        named(unitCode),
        integer(posts),
        sharedPcs === undefined ? '' : integer(sharedPcs),
        integer(pcs),
      ]);
      this.print(`\n${table([words.commune, words.posts, words.shared, words.pcs], ofPosts)}`);
    }
    this.print(
      `\n${differencesTold({ ...register.matches, differences: answer.differences }, named, lang).join('\n')}`,
    );
  }
}
