import { vietnamDayOf } from '@mach/knowledge';
import { availabilityText, LANGUAGES } from '@mach/messages';
import { Flags } from '@oclif/core';
import { writeCsv } from '../adapters/csv-stringify.ts';
import { writeWorkbook } from '../adapters/xlsx.ts';
import { periodOf } from '../availability/period.ts';
import { availabilityReport, sitesOf } from '../availability/report.ts';
import { statedCauses } from '../availability/stated-causes.ts';
import { availabilityRowsOf } from '../paper/availability-rows.ts';
import { availabilitySheets } from '../paper/availability-sheets.ts';
import { availabilityTable } from './support/availability-table.ts';
import { CollectorCommand, dataFlag, Explained, jsonFlag } from './support/base.ts';
import { readSiteDays } from './support/read-site-days.ts';

export default class Availability extends CollectorCommand {
  static override summary =
    'How available sites, lines, video meetings and services were in a month or a quarter, with the rules, the coverage and the share without data.';
  static override examples = [
    '<%= config.bin %> availability --commune 00001 --month 2026-11',
    '<%= config.bin %> availability --quarter 2026-Q3 --format xlsx > quy-3.xlsx',
  ];
  static override flags = {
    data: dataFlag,
    commune: Flags.string({ description: 'of one commune alone, by its code', helpValue: 'CODE' }),
    month: Flags.string({ description: 'this month unless said', helpValue: 'YYYY-MM' }),
    quarter: Flags.string({ description: 'a quarter, in place of a month', helpValue: 'YYYY-Qn' }),
    from: Flags.string({ description: 'first day, in place of a month', helpValue: 'YYYY-MM-DD' }),
    to: Flags.string({ description: 'last day; today unless said', helpValue: 'YYYY-MM-DD' }),
    format: Flags.option({ options: ['table', 'json', 'csv', 'xlsx'] as const, description: 'how it is printed' })(),
    json: jsonFlag,
    lang: Flags.option({ options: LANGUAGES, description: 'language of the sentences', default: 'vi' })(),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Availability);
    const now = Date.now();
    const period = periodOf(flags, now);
    if (!period.ok) throw new Explained(period.error);
    const { commune } = flags;
    const { from, to } = period;
    const wish = { from, to, now, ...(commune === undefined ? {} : { commune }) };
    const { state, days } = readSiteDays(flags.data, ({ registry }) => {
      if (commune !== undefined && !registry.units.has(commune)) {
        throw new Explained(`there is no commune ${commune}: mach-collector communes list shows them`);
      }
      return { from, to, sites: [...sitesOf({ registry, ...wish }).keys()] };
    });
    const report = availabilityReport(days, { registry: state.registry, causes: statedCauses(state, now), ...wish });
    const format = flags.json ? 'json' : (flags.format ?? 'table');
    if (format === 'json') return this.printJson({ ...report, rules: availabilityText(flags.lang).rules });
    if (format === 'csv') {
      const { head, rows } = availabilityRowsOf(report);
      return this.print(writeCsv(head, rows));
    }
    const named = (code: string) => state.registry.units.get(code)?.name ?? code;
    if (format === 'xlsx') {
      const title = availabilityText(flags.lang).title('').trim();
      const sheets = availabilitySheets(report, { named, lang: flags.lang });
      return this.printFile(await writeWorkbook(sheets, title, vietnamDayOf(now)), 'availability.xlsx');
    }
    this.print(availabilityTable(report, named, flags.lang));
  }
}
