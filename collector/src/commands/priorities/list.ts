import { statSync } from 'node:fs';
import { vietnamDayOf } from '@mach/knowledge';
import { formats, LANGUAGES, pageMessages, paperText, priorityNote } from '@mach/messages';
import { coverageOf, defaultPolicy, rankValued, settle } from '@mach/priority';
import { Flags } from '@oclif/core';
import { writeWorkbook } from '../../adapters/xlsx.ts';
import { analyse } from '../../exposition/analyse.ts';
import type { Analysis } from '../../exposition/findings.ts';
import { planCoverage } from '../../paper/coverage-note.ts';
import { prioritySheets } from '../../paper/priority-sheets.ts';
import { leftRows, leftSentence, withReason } from '../../planning/priorities-told.ts';
import { CollectorCommand, dataFlag, Explained, jsonFlag } from '../support/base.ts';
import { earlierList } from '../support/earlier-list.ts';
import { prioritiesCsv } from '../support/priorities-csv.ts';
import { equipmentTable, prioritiesTable } from '../support/priorities-table.ts';
import { readFleet } from '../support/read-fleet.ts';

export default class PrioritiesList extends CollectorCommand {
  static override description =
    'The upgrade-priority list: devices by the working minutes a month that an upgrade could give back.';
  static override examples = [
    '<%= config.bin %> priorities list --commune 00001',
    '<%= config.bin %> priorities list --format csv > priorities.csv',
    '<%= config.bin %> priorities list --since last-month.json',
  ];
  static override flags = {
    data: dataFlag,
    json: jsonFlag,
    commune: Flags.string({
      description: 'only devices of this commune; ranks stay those of the whole list',
      helpValue: 'CODE',
    }),
    since: Flags.file({
      description: 'an earlier list (--format json) to hold this one against, in place of the one settled last',
      helpValue: 'FILE',
      exists: true,
    }),
    format: Flags.option({
      options: ['table', 'json', 'csv', 'xlsx'] as const,
      description: 'form of the list',
      default: 'table',
    })(),
    lang: Flags.option({ options: LANGUAGES, description: 'language of the sentences', default: 'vi' })(),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(PrioritiesList);
    const state = readFleet(flags.data);
    if (flags.commune !== undefined && state.registry.units.get(flags.commune)?.kind !== 'commune') {
      throw new Explained(
        `there is no commune ${flags.commune}: "mach-collector communes list" shows those that there are`,
      );
    }
    const now = Date.now();
    const analysis = heldAgainst(analyse(state, now), flags.since);
    const isShown = ({ communeCode }: { readonly communeCode: string }) =>
      flags.commune === undefined || communeCode === flags.commune;
    const rows = analysis.priorities.filter(isShown);
    const equipment = analysis.equipment.filter(isShown);
    const named = (code: string) => state.registry.units.get(code)?.name ?? code;
    const { settled } = analysis;
    const communeOf = (device: string) => state.registry.devices.get(device)?.unitCode;
    const left = leftRows(settled?.left ?? [], communeOf, flags.commune);
    const told = [...rows, ...withReason(equipment), ...left];
    if (flags.json || flags.format === 'json') return this.printJson(told);
    if (flags.format === 'csv') return this.print(prioritiesCsv(told, named, flags.lang));
    if (flags.format === 'xlsx') {
      const sheets = prioritySheets(rows, equipment, { named, lang: flags.lang, madeAt: now, left });
      const title = paperText(flags.lang).priorityTitle;
      return this.printFile(await writeWorkbook(sheets, title, vietnamDayOf(now)), 'priorities.xlsx');
    }
    const words = pageMessages(flags.lang).priorities;
    const { date } = formats(flags.lang);
    this.print(rows.length === 0 ? words.emptyTitle : prioritiesTable(rows, named, flags.lang));
    this.print(`\n${equipmentTable(equipment, named, flags.lang)}`);
    this.print(`\n${settled === undefined ? words.settledNever : words.settledOn(date(settled.at))}`);
    if (left.length > 0) this.print(leftSentence(left, flags.lang));
    if (rows.length === 0) return;
    this.print(planCoverage(coverageOf(rows), flags.lang));
    this.print(`${priorityNote(defaultPolicy, flags.lang)}`);
  }
}

/** The list in the order of another earlier one; its day is that of the file. */
function heldAgainst(analysis: Analysis, file: string | undefined): Analysis {
  if (file === undefined) return analysis;
  const { rows, left } = settle(rankValued(analysis.valued), earlierList(file), defaultPolicy);
  return { ...analysis, priorities: rows, settled: { at: statSync(file).mtimeMs, left } };
}
