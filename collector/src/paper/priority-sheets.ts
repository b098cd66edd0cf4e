import { factName, formats, type Language, paperText, priorityNote, terms } from '@mach/messages';
import { coverageOf, defaultPolicy } from '@mach/priority';
import { grouped, type PriorityRow } from '@mach/wire';
import { planCoverage } from './coverage-note.ts';
import { reasonsOnPaper } from './reasons-on-paper.ts';
import { type Look, type PaperCell, type PaperSheet, sheetName } from './sheet.ts';

export interface PriorityPaper {
  readonly named: (code: string) => string;
  readonly lang: Language;
  /** ms since 1970. */
  readonly madeAt: number;
}

const WIDTHS = [7, 10, 22, 8, 16, 16, 12, 10, 10, 10, 11, 56];

/** The upgrade-priority list as sheets: all of it, and where it is of several communes a sheet for each; ranks stay those of the whole. */
export function prioritySheets(rows: readonly PriorityRow[], paper: PriorityPaper): readonly PaperSheet[] {
  const byCommune = grouped(rows, ({ communeCode }) => communeCode);
  const codes = byCommune.size > 1 ? [...byCommune.keys()].sort() : [];
  return [
    sheet(paperText(paper.lang).summary, rows, paper),
    ...codes.map((code) => sheet(sheetName(`${code} ${paper.named(code)}`), byCommune.get(code) ?? [], paper)),
  ];
}

function sheet(name: string, rows: readonly PriorityRow[], paper: PriorityPaper): PaperSheet {
  const { lang, madeAt } = paper;
  const said = paperText(lang);
  const head = [
    ...[said.rank, said.code, said.commune, said.device, said.label, said.place, said.coverage],
    ...[said.minutes, said.least, said.most, said.confidence, said.reasons],
  ];
  return {
    name,
    widths: WIDTHS,
    headRow: 3,
    rows: [
      [cell(said.priorityTitle, 'title')],
      [cell(said.madeOn(formats(lang).date(madeAt)), 'subtitle')],
      [cell(said.minutesUnit, 'unit')],
      head.map((text) => cell(text, 'head')),
      ...rows.map((row) => line(row, paper)),
      [cell(planCoverage(coverageOf(rows), lang), 'note')],
      [cell(priorityNote(defaultPolicy, lang), 'note')],
    ],
  };
}

function line(row: PriorityRow, { named, lang }: PriorityPaper): readonly PaperCell[] {
  const { low, likely, high } = row.minutesPerMonth;
  const unknown = row.unknown.map((fact) => factName(fact, lang)).join(', ');
  const reasons = reasonsOnPaper(
    row.reasons.filter(({ code }) => code !== 'part-unknown'),
    lang,
  );
  return [
    cell(row.rank, 'centre'),
    cell(row.communeCode, 'code'),
    cell(named(row.communeCode), 'text'),
    cell(row.number, 'centre'),
    cell(row.label ?? '', 'text'),
    cell(terms.role(row.role, lang), 'text'),
    cell(terms.coverage(row.coverage, lang), 'centre'),
    cell(likely, 'minutes'),
    cell(low, 'minutes'),
    cell(high, 'minutes'),
    cell(terms.confidence(row.confidence, lang), 'centre'),
    cell(
      [reasons, ...(unknown === '' ? [] : [paperText(lang).unknown(unknown)])].filter((part) => part !== '').join('; '),
      'text',
    ),
  ];
}

const cell = (value: string | number, look: Look): PaperCell => ({ value, look });
