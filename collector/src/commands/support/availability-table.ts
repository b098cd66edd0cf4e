import { startOfVietnamDay } from '@mach/knowledge';
import {
  availabilityShare,
  availabilitySubject,
  availabilityText,
  formats,
  type Language,
  reportHoursText,
} from '@mach/messages';
import type { AvailabilityReport, AvailabilityRow } from '@mach/wire';
import { table } from './table.ts';

/** A report for people at a terminal: the rows, coverage and share without data, PCs, announced outages, and the rules. */
export function availabilityTable(report: AvailabilityReport, named: (code: string) => string, lang: Language): string {
  const said = availabilityText(lang);
  const f = formats(lang);
  const { rows, siteDays, pcs, announced } = report;
  const day = (text: string) => f.date(startOfVietnamDay(text));
  const share = (ratio: number | undefined) => availabilityShare(ratio, lang);
  const line = (row: AvailabilityRow) => [
    named(row.communeCode),
    row.site,
    availabilitySubject(row, lang),
    share(row.working.ratio),
    row.working.atWorst === undefined
      ? said.unknownShare
      : `${share(row.working.atWorst)} – ${share(row.working.atBest)}`,
    share(row.unannounced.ratio),
    share(row.working.coverage),
    row.targets
      .map(({ percent: value, outcome }) => said.target(f.number(value, 3), said.outcomes[outcome]))
      .join('; '),
  ];
  const { commune, site, subject, ratio, range, unannounced, coverage, target } = said.head;
  return [
    said.title(said.period(day(report.from), day(report.to))),
    '',
    rows.length === 0
      ? said.empty
      : table([commune, site, subject, ratio, range, unannounced, coverage, target], rows.map(line)),
    said.siteDays(f.integer(siteDays.measured), f.integer(siteDays.expected)),
    ...noDataLine(rows, lang),
    '',
    said.pcsTitle,
    ...pcs.map(
      ({ communeCode, site: at, pcs: count, usedDays, workingDays }) =>
        `  ${named(communeCode)}, ${at}: ${said.pcs(f.integer(usedDays), f.integer(count * workingDays), f.integer(count), f.integer(workingDays))}`,
    ),
    '',
    said.hoursTitle,
    ...reportHoursText(report.hours, named, lang).map((sentence) => `  ${sentence}`),
    '',
    said.announcedTitle,
    ...(announced.length === 0 ? [`  ${said.noneAnnounced}`] : []),
    ...announced.map(
      ({ document, cause, from, to }) =>
        `  ${document}: ${said.outageCause[cause]}, ${f.dateTime(from)} – ${f.dateTime(to)}`,
    ),
    '',
    said.rulesTitle,
    ...said.rules.map((rule, index) => `${index + 1}. ${rule}`),
  ].join('\n');
}

/** Of the sites as a whole: what of the working time nobody knows. */
function noDataLine(rows: readonly AvailabilityRow[], lang: Language): readonly string[] {
  const sites = rows.filter(({ subject }) => subject === 'site').map(({ working }) => working.seconds);
  const all = sites.reduce((sum, each) => sum + Object.values(each).reduce((a, b) => a + b, 0), 0);
  const unknown = sites.reduce((sum, { noData }) => sum + noData, 0);
  if (all === 0) return [];
  return [
    availabilityText(lang).noData(availabilityShare(unknown / all, lang), formats(lang).duration(unknown * 1_000)),
  ];
}
