import {
  assetSentence,
  changeNote,
  factName,
  formats,
  type Language,
  pageMessages,
  paperText,
  priorityNote,
  registerSentence,
  terms,
} from '@mach/messages';
import { coverageOf, defaultPolicy, type EquipmentRow } from '@mach/priority';
import { grouped, type PriorityRow } from '@mach/wire';
import { type LeftRow, leftSentence } from '../planning/priorities-told.ts';
import { planCoverage } from './coverage-note.ts';
import { reasonsOnPaper } from './reasons-on-paper.ts';
import { type Look, type PaperCell, type PaperSheet, sheetName } from './sheet.ts';

export interface PriorityPaper {
  readonly named: (code: string) => string;
  readonly lang: Language;
  /** ms since 1970. */
  readonly madeAt: number;
  /** Who was in the earlier list and is in this one no more. */
  readonly left?: readonly LeftRow[];
}

const WIDTHS = [7, 10, 20, 8, 14, 14, 11, 9, 9, 9, 10, 22, 18, 48];
const EQUIPMENT_WIDTHS = [7, 10, 20, 18, 9, 22, 9, 10, 10, 10, 24, 50];

/** The upgrade-priority list as sheets: all of it, and where it is of several communes a sheet for each; ranks stay those of the whole. */
export function prioritySheets(
  rows: readonly PriorityRow[],
  equipment: readonly EquipmentRow[],
  paper: PriorityPaper,
): readonly PaperSheet[] {
  const byCommune = grouped(rows, ({ communeCode }) => communeCode);
  const codes = byCommune.size > 1 ? [...byCommune.keys()].sort() : [];
  return [
    sheet(paperText(paper.lang).summary, rows, paper, paper.left),
    ...(equipment.length > 0 ? [equipmentSheet(equipment, paper)] : []),
    ...codes.map((code) => sheet(sheetName(`${code} ${paper.named(code)}`), byCommune.get(code) ?? [], paper)),
  ];
}

function sheet(
  name: string,
  rows: readonly PriorityRow[],
  paper: PriorityPaper,
  left: readonly LeftRow[] = [],
): PaperSheet {
  const { lang, madeAt } = paper;
  const said = paperText(lang);
  const head = [
    ...[said.rank, said.code, said.commune, said.device, said.label, said.place, said.coverage],
    ...[said.minutes, said.least, said.most, said.confidence],
    ...[pageMessages(lang).priorities.columnAsset, pageMessages(lang).priorities.columnChange, said.reasons],
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
      ...(left.length === 0 ? [] : [[cell(leftSentence(left, lang), 'note')]]),
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
    cell(confidence(row, lang), 'centre'),
    cell(assetSentence(row.asset, lang), 'text'),
    cell(changeNote(row.change, lang), 'text'),
    cell(
      [reasons, ...(unknown === '' ? [] : [paperText(lang).unknown(unknown)])].filter((part) => part !== '').join('; '),
      'text',
    ),
  ];
}

function confidence({ confidence: how }: PriorityRow, lang: Language): string {
  const words = pageMessages(lang).priorities;
  return `${terms.confidence(how, lang)} (${how === 'low' ? words.estimated : words.measured})`;
}

/** Network gear, lines, UPSes, printers: those with a reason to be replaced. */
function equipmentSheet(all: readonly EquipmentRow[], { named, lang, madeAt }: PriorityPaper): PaperSheet {
  const said = paperText(lang);
  const words = pageMessages(lang).priorities;
  const wanted = all.filter(({ reasons }) => reasons.length > 0);
  const head = [
    ...[said.rank, said.code, said.commune, words.columnKind, said.device, said.label, words.columnPeople],
    ...[said.minutes, said.least, said.most, said.register, said.reasons],
  ];
  const lines = wanted.map((row) => [
    cell(row.rank, 'centre'),
    cell(row.communeCode, 'code'),
    cell(named(row.communeCode), 'text'),
    cell(row.kind === 'line' ? words.kindLine : terms.equipment(row.kind, lang), 'text'),
    cell(row.number === 0 ? '' : row.number, 'centre'),
    cell(row.label ?? '', 'text'),
    cell(row.peopleBehind, 'count'),
    cell(row.minutesPerMonth.likely, 'minutes'),
    cell(row.minutesPerMonth.low, 'minutes'),
    cell(row.minutesPerMonth.high, 'minutes'),
    cell(registerSentence(row.kind, row.asset, lang), 'text'),
    cell(reasonsOnPaper(row.reasons, lang), 'text'),
  ]);
  return {
    name: sheetName(words.equipmentSheet),
    widths: EQUIPMENT_WIDTHS,
    headRow: 3,
    rows: [
      [cell(words.equipmentTitle, 'title')],
      [cell(said.madeOn(formats(lang).date(madeAt)), 'subtitle')],
      [cell(said.minutesUnit, 'unit')],
      head.map((text) => cell(text, 'head')),
      ...lines,
      [cell(words.equipmentSound(formats(lang).integer(all.length - wanted.length)), 'note')],
    ],
  };
}

const cell = (value: string | number, look: Look): PaperCell => ({ value, look });
