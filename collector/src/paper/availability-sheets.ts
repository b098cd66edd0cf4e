import { startOfVietnamDay } from '@mach/knowledge';
import {
  availabilitySubject,
  availabilityText,
  formats,
  type Language,
  reportHoursText,
  reportsPageText,
} from '@mach/messages';
import type { AvailabilityPart, AvailabilityReport, AvailabilityRow, AvailabilityTotal } from '@mach/wire';
import type { Look, PaperCell, PaperSheet } from './sheet.ts';
import { sheetName } from './sheet.ts';

export interface AvailabilityPaper {
  readonly named: (code: string) => string;
  readonly lang: Language;
}

const HEAD_ROW = 3;
const SUM_WIDTHS = [34, 10, 12, 12, 12, 14, 12, 12, 14, 12, 12];
const ROW_WIDTHS = [26, 20, 34, 12, 12, 12, 14, 12, 12, 14, 22];

/**
 * A report as sheets: everything added up, each commune by itself, every line and service, and what it all rests on. Shares are cut
 * off after the hundredth of a percent, never rounded up: 99.996 % is not all.
 */
export function availabilitySheets(report: AvailabilityReport, paper: AvailabilityPaper): readonly PaperSheet[] {
  const page = reportsPageText(paper.lang);
  const all = report.totals.filter(({ communeCode }) => communeCode === undefined);
  const communes = report.totals.filter(({ communeCode }) => communeCode !== undefined);
  return [
    { ...sumSheet(page.sheetTotals, all, report, paper), headRow: HEAD_ROW },
    { ...sumSheet(page.sheetCommunes, communes, report, paper), headRow: HEAD_ROW },
    rowSheet(report, paper),
    rulesSheet(report, paper),
  ];
}

function sumSheet(
  name: string,
  totals: readonly AvailabilityTotal[],
  report: AvailabilityReport,
  paper: AvailabilityPaper,
) {
  const page = reportsPageText(paper.lang);
  const head = [
    ...[page.columnSubject, page.columnSites, page.columnRatio, page.columnAtLeast, page.columnAtMost],
    ...[page.columnUnannounced, page.columnCoverage, page.columnNoData, page.columnDownHours, page.columnMet],
    page.columnMissed,
  ];
  return {
    name: sheetName(name),
    widths: SUM_WIDTHS,
    rows: [
      ...heading(report, paper),
      head.map((text) => cell(text, 'head')),
      ...totals.map((total) => [
        cell(subjectOf(total, paper), 'text'),
        cell(total.sites, 'count'),
        ...shares(total),
        cell(total.promises.met, 'count'),
        cell(total.promises.missed, 'count'),
      ]),
    ],
  };
}

const subjectOf = (total: AvailabilityTotal, { named, lang }: AvailabilityPaper): string => {
  const subject = availabilitySubject(total, lang);
  return total.communeCode === undefined ? subject : `${named(total.communeCode)} · ${subject}`;
};

function rowSheet(report: AvailabilityReport, paper: AvailabilityPaper): PaperSheet {
  const { lang, named } = paper;
  const page = reportsPageText(lang);
  const head = [
    ...[page.columnCommune, page.columnSite, page.columnSubject, page.columnRatio, page.columnAtLeast],
    ...[page.columnAtMost, page.columnUnannounced, page.columnCoverage, page.columnNoData, page.columnDownHours],
    page.columnPromised,
  ];
  return {
    name: sheetName(page.sheetRows),
    widths: ROW_WIDTHS,
    headRow: HEAD_ROW,
    rows: [
      ...heading(report, paper),
      head.map((text) => cell(text, 'head')),
      ...report.rows.map((row) => [
        cell(named(row.communeCode), 'text'),
        cell(row.site, 'text'),
        cell(availabilitySubject(row, lang), 'text'),
        ...shares(row),
        cell(promised(row, lang), 'text'),
      ]),
    ],
  };
}

function rulesSheet(report: AvailabilityReport, { lang, named }: AvailabilityPaper): PaperSheet {
  const said = availabilityText(lang);
  const f = formats(lang);
  const { siteDays, announced } = report;
  const notices = announced.map(
    ({ document, cause, from, to }) =>
      `${document}: ${said.outageCause[cause]}, ${f.dateTime(from)} – ${f.dateTime(to)}`,
  );
  return {
    name: sheetName(reportsPageText(lang).sheetRules),
    widths: [140],
    headRow: 0,
    rows: [
      [cell(said.rulesTitle, 'title')],
      [cell(said.siteDays(f.integer(siteDays.measured), f.integer(siteDays.expected)), 'note')],
      [cell(said.hoursTitle, 'head')],
      ...reportHoursText(report.hours, named, lang).map((sentence) => [cell(sentence, 'note')]),
      ...said.rules.map((rule, place) => [cell(`${place + 1}. ${rule}`, 'note')]),
      [cell(said.announcedTitle, 'head')],
      ...(notices.length === 0 ? [said.noneAnnounced] : notices).map((notice) => [cell(notice, 'note')]),
    ],
  };
}

interface Parts {
  readonly working: AvailabilityPart;
  readonly unannounced: AvailabilityPart;
}

function shares({ working, unannounced }: Parts): readonly PaperCell[] {
  return [
    share(working.ratio),
    share(working.atWorst),
    share(working.atBest),
    share(unannounced.ratio),
    share(working.coverage),
    share(working.noDataShare),
    cell(Math.round((working.seconds.down / 3_600) * 10) / 10, 'minutes'),
  ];
}

const share = (ratio: number | undefined): PaperCell =>
  ratio === undefined ? cell('–', 'centre') : cell(Math.floor(ratio * 10_000 + 1e-6) / 10_000, 'percent');

function promised({ targets }: AvailabilityRow, lang: Language): string {
  const said = availabilityText(lang);
  return targets
    .map(({ percent, outcome }) => said.target(formats(lang).number(percent, 3), said.outcomes[outcome]))
    .join('; ');
}

function heading(
  { from, to, madeAt }: AvailabilityReport,
  { lang }: AvailabilityPaper,
): readonly (readonly PaperCell[])[] {
  const said = availabilityText(lang);
  const f = formats(lang);
  const day = (text: string) => f.date(startOfVietnamDay(text));
  return [
    [cell(said.title(said.period(day(from), day(to))), 'title')],
    [cell(reportsPageText(lang).madeAt(f.dateTime(madeAt)), 'subtitle')],
    [cell(reportsPageText(lang).workingTime, 'unit')],
  ];
}

const cell = (value: string | number, look: Look): PaperCell => ({ value, look });
