import { assetWords, formats } from '@mach/messages';
import { Args, Flags } from '@oclif/core';
import { findUnit } from '../../assets/find-unit.ts';
import { readRegister } from '../../assets/read-register.ts';
import { registerOf } from '../../assets/register-of.ts';
import type { RegisterRead } from '../../assets/register-read.ts';
import { registersFrom } from '../../assets/registers-from.ts';
import { serialHash } from '../../assets/serial-hash.ts';
import type { FleetState } from '../../state/fleet-state.ts';
import { ask } from '../support/ask.ts';
import { CollectorCommand, dataFlag, Explained, jsonFlag, langFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';
import { sheetsOf } from '../support/register-file.ts';
import { differencesTold, notesTold, problemsTold } from '../support/register-told.ts';
import { thisYear } from '../support/this-year.ts';

export default class AssetsImport extends CollectorCommand {
  static override summary =
    'Takes up the office’s register of assets and the posts of communes, and tells where the register and what was found differ.';
  static override description =
    'Heads as offices write them, in any order: Mã đơn vị (or Đơn vị), Số hiệu tài sản, Số sê-ri, Số máy, Tên tài sản, Năm đưa vào sử dụng, Nguyên giá, Giá trị còn lại, Bộ phận, Số người sử dụng; of posts: Mã đơn vị, Biên chế, Máy dùng chung. English: commune_code, asset_tag, serial, device_number, name, kind, year_in_use, original_price, residual_value, department, people; posts, shared_pcs. Of each commune in the file the register takes the place of the earlier one. Serial numbers are kept as hashes, names of people are not read.';
  static override examples = [
    '<%= config.bin %> assets import so-tai-san.xlsx --dry-run',
    '<%= config.bin %> assets import so-tai-san.xlsx --commune 00004',
  ];
  static override args = { file: Args.string({ required: true, description: 'XLSX, XLS or CSV file' }) };
  static override flags = {
    data: dataFlag,
    json: jsonFlag,
    lang: langFlag,
    commune: Flags.string({ description: 'the commune of lines that name none', helpValue: 'CODE' }),
    'dry-run': Flags.boolean({ description: 'write nothing: tell what would be taken up', default: false }),
    'skip-bad': Flags.boolean({ description: 'take up the rest where some lines or cells are wrong', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AssetsImport);
    const { lang } = flags;
    const words = assetWords(lang);
    const { integer } = formats(lang);
    const sheets = await sheetsOf(args.file, lang);
    const state = readFleet(flags.data);
    const unitOf = findUnit(state.registry);
    if (flags.commune !== undefined && unitOf(flags.commune) === undefined) {
      throw new Explained(
        `there is no commune ${flags.commune}: "mach-collector communes list" shows those that there are`,
      );
    }
    const commune = flags.commune === undefined ? {} : { commune: flags.commune };
    const read = readRegister(sheets, { unitOf, year: thisYear(), serialHash, ...commune });
    const isOfWhole = read.problems.some((problem) => problem.isOfWhole);
    const isRefused = read.problems.length > 0 && (isOfWhole || !flags['skip-bad']);
    if (isRefused && !flags['dry-run']) {
      const why = isOfWhole ? words.nothingTakenWhole : words.nothingTaken;
      throw new Explained(
        [args.file, ...notesTold(read.notes, lang), ...problemsTold(read.problems, lang), why].join('\n'),
      );
    }
    const after = withRegister(state, read);
    const { matches } = registerOf(after, thisYear());
    if (!flags['dry-run'])
      await ask(flags.data, { type: 'import-assets', lines: [...read.lines], posts: [...read.posts] });
    if (flags.json) return this.printJson({ ...read, differences: matches.differences });
    const communes = [...registersFrom(read.lines).keys()];
    const counts = [integer(read.lines.length), integer(communes.length), integer(read.posts.length)] as const;
    const replaced = communes.filter((code) => state.registry.assets.has(code));
    const named = (code: string) => state.registry.units.get(code)?.name ?? code;
    const known = read.lines.length === 0 ? 0 : knownLines(communes, matches.ofRecord);
    this.print(
      [
        flags['dry-run'] ? words.preview(...counts) : words.imported(...counts),
        ...notesTold(read.notes, lang),
        ...problemsTold(read.problems, lang),
        ...(read.problems.length > 0 && !flags['dry-run'] ? [words.skipped(integer(read.problems.length))] : []),
        ...(replaced.length > 0 ? [words.replaced(replaced.map(named).join(', '))] : []),
        ...(read.lines.length > 0
          ? [words.matched(integer(known), integer(read.lines.length)), ...differencesTold(matches, named, lang)]
          : []),
      ].join('\n'),
    );
  }
}

const knownLines = (communes: readonly string[], ofRecord: ReadonlyMap<string, unknown>): number =>
  [...ofRecord.keys()].filter((id) => communes.some((code) => id.startsWith(`${code}-`))).length;

/** The state as it would be: what a preview is made of. */
function withRegister(state: FleetState, { lines, posts }: RegisterRead): Pick<FleetState, 'registry'> {
  const taken = [...registersFrom(lines)].map(([code, records]) => [code, { importedAt: 0, records }] as const);
  return {
    registry: {
      ...state.registry,
      assets: new Map([...state.registry.assets, ...taken]),
      posts: new Map([...state.registry.posts, ...posts.map((one) => [one.unitCode, one] as const)]),
    },
  };
}
