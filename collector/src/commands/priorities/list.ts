import { statSync } from 'node:fs';
import { vietnamDayOf } from '@mach/knowledge';
import {
  factName,
  formats,
  LANGUAGES,
  type Language,
  pageMessages,
  paperText,
  priorityNote,
  reasonSentence,
} from '@mach/messages';
import { coverageOf, defaultPolicy, rankValued, settle } from '@mach/priority';
import type { PriorityRow } from '@mach/wire';
import { Flags } from '@oclif/core';
import { writeCsv } from '../../adapters/csv-stringify.ts';
import { writeWorkbook } from '../../adapters/xlsx.ts';
import { analyse } from '../../exposition/analyse.ts';
import type { Analysis } from '../../exposition/findings.ts';
import { planCoverage } from '../../paper/coverage-note.ts';
import { prioritySheets } from '../../paper/priority-sheets.ts';
import type { FleetState } from '../../state/fleet-state.ts';
import { CollectorCommand, dataFlag, Explained, jsonFlag } from '../support/base.ts';
import { earlierList } from '../support/earlier-list.ts';
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
    if (flags.json || flags.format === 'json') return this.printJson(rows);
    if (flags.format === 'csv') return this.print(csv(rows, state, flags.lang));
    if (flags.format === 'xlsx') {
      const sheets = prioritySheets(rows, equipment, { named, lang: flags.lang, madeAt: now });
      const title = paperText(flags.lang).priorityTitle;
      return this.printFile(await writeWorkbook(sheets, title, vietnamDayOf(now)), 'priorities.xlsx');
    }
    const words = pageMessages(flags.lang).priorities;
    const { integer, date } = formats(flags.lang);
    this.print(rows.length === 0 ? words.emptyTitle : prioritiesTable(rows, named, flags.lang));
    this.print(`\n${equipmentTable(equipment, named, flags.lang)}`);
    const { settled } = analysis;
    this.print(`\n${settled === undefined ? words.settledNever : words.settledOn(date(settled.at))}`);
    if (settled !== undefined && settled.left.length > 0) {
      const numbers = settled.left.map(({ number }) => number);
      this.print(words.left(integer(numbers.length), numbers.slice(0, LEFT_SHOWN_MAX).join(', ')));
    }
    if (rows.length === 0) return;
    this.print(planCoverage(coverageOf(rows), flags.lang));
    this.print(`${priorityNote(defaultPolicy, flags.lang)}`);
  }
}

/** Of devices that left the list the first are named. */
const LEFT_SHOWN_MAX = 50;

/** The list in the order of another earlier one; its day is that of the file. */
function heldAgainst(analysis: Analysis, file: string | undefined): Analysis {
  if (file === undefined) return analysis;
  const { rows, left } = settle(rankValued(analysis.valued), earlierList(file), defaultPolicy);
  return { ...analysis, priorities: rows, settled: { at: statSync(file).mtimeMs, left } };
}

/** Names of columns are for programs, so they are the same in every language; sentences are not. */
function csv(rows: readonly PriorityRow[], state: FleetState, lang: Language): string {
  const head = [
    'rank',
    'device',
    'device_number',
    'commune_code',
    'commune',
    'label',
    'role',
    'coverage',
    'minutes_per_month_low',
    'minutes_per_month',
    'minutes_per_month_high',
    'confidence',
    'life',
    'life_until',
    'quota',
    'rank_before',
    'minutes_before',
    'reasons',
    'unknown',
  ];
  const cells = rows.map((row) => [
    row.rank,
    row.device,
    row.number,
    row.communeCode,
    communeName(row, state),
    row.label ?? '',
    row.role,
    row.coverage,
    row.minutesPerMonth.low,
    row.minutesPerMonth.likely,
    row.minutesPerMonth.high,
    row.confidence,
    row.asset?.life ?? 'unknown',
    row.asset?.lifeUntil ?? '',
    row.asset?.quota ?? 'unknown',
    row.change !== undefined && 'rankBefore' in row.change ? row.change.rankBefore : '',
    row.change !== undefined && 'minutesBefore' in row.change ? row.change.minutesBefore : '',
    row.reasons.map((reason) => reasonSentence(reason, lang)).join('; '),
    row.unknown.map((fact) => factName(fact, lang)).join('; '),
  ]);
  return writeCsv(head, cells);
}

function communeName({ communeCode }: PriorityRow, { registry }: FleetState): string {
  return registry.units.get(communeCode)?.name ?? communeCode;
}
