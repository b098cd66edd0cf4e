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
  terms,
} from '@mach/messages';
import { coverageOf, defaultPolicy } from '@mach/priority';
import type { PriorityRow } from '@mach/wire';
import { Flags } from '@oclif/core';
import { writeCsv } from '../../adapters/csv-stringify.ts';
import { writeWorkbook } from '../../adapters/xlsx.ts';
import { analyse } from '../../exposition/analyse.ts';
import { planCoverage } from '../../paper/coverage-note.ts';
import { prioritySheets } from '../../paper/priority-sheets.ts';
import type { FleetState } from '../../state/fleet-state.ts';
import { CollectorCommand, dataFlag, Explained, jsonFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';
import { table } from '../support/table.ts';

export default class PrioritiesList extends CollectorCommand {
  static override description =
    'The upgrade-priority list: devices by the working minutes a month that an upgrade could give back.';
  static override examples = [
    '<%= config.bin %> priorities list --commune 00001',
    '<%= config.bin %> priorities list --format csv > priorities.csv',
  ];
  static override flags = {
    data: dataFlag,
    json: jsonFlag,
    commune: Flags.string({
      description: 'only devices of this commune; ranks stay those of the whole list',
      helpValue: 'CODE',
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
    const all = analyse(state, now).priorities;
    const rows = flags.commune === undefined ? all : all.filter(({ communeCode }) => communeCode === flags.commune);
    if (flags.json || flags.format === 'json') return this.printJson(rows);
    if (flags.format === 'csv') return this.print(csv(rows, state, flags.lang));
    if (flags.format === 'xlsx') {
      const named = (code: string) => state.registry.units.get(code)?.name ?? code;
      const sheets = prioritySheets(rows, { named, lang: flags.lang, madeAt: now });
      const title = paperText(flags.lang).priorityTitle;
      return this.printFile(await writeWorkbook(sheets, title, vietnamDayOf(now)), 'priorities.xlsx');
    }
    if (rows.length === 0) return this.print(pageMessages(flags.lang).priorities.emptyTitle);
    this.print(asTable(rows, state, flags.lang));
    this.print(`\n${planCoverage(coverageOf(rows), flags.lang)}`);
    this.print(`${priorityNote(defaultPolicy, flags.lang)}`);
  }
}

function asTable(rows: readonly PriorityRow[], state: FleetState, lang: Language): string {
  const words = pageMessages(lang).priorities;
  const { integer } = formats(lang);
  const head = [
    words.columnRank,
    words.columnDevice,
    words.columnCommune,
    `${words.columnMinutes}, ${words.columnMinutesNote}`,
    words.columnConfidence,
    words.columnReasons,
  ];
  const cells = rows.map((row) => {
    const { low, likely, high } = row.minutesPerMonth;
    return [
      String(row.rank),
      [String(row.number), row.label].filter((part) => part !== undefined).join(' '),
      communeName(row, state),
      `${integer(likely)} (${words.range(integer(low), integer(high))})`,
      terms.confidence(row.confidence, lang),
      reasons(row, lang),
    ];
  });
  return table(head, cells);
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
    row.reasons.map((reason) => reasonSentence(reason, lang)).join('; '),
    row.unknown.map((fact) => factName(fact, lang)).join('; '),
  ]);
  return writeCsv(head, cells);
}

/** What is not known stands among the reasons: its minutes are estimated and count. */
function reasons(row: PriorityRow, lang: Language): string {
  const told = row.reasons.map((reason) => reasonSentence(reason, lang));
  return told.length === 0 ? pageMessages(lang).priorities.noReasons : told.join('; ');
}

function communeName({ communeCode }: PriorityRow, { registry }: FleetState): string {
  return registry.units.get(communeCode)?.name ?? communeCode;
}
