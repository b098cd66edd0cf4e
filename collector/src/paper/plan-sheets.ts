import { type Language, paperText, planText, planWords, terms } from '@mach/messages';
import type { Candidate, PlanLine } from '@mach/priority';
import { grouped } from '@mach/wire';
import type { FrozenPlan } from '../planning/frozen-plan.ts';
import { lineNotes } from '../planning/line-notes.ts';
import { basisNotes, resultNotes } from '../planning/plan-notes.ts';
import { reasonsOnPaper } from './reasons-on-paper.ts';
import { at, type Look, type PaperCell, type PaperSheet, sheetName } from './sheet.ts';

export interface PlanPaper {
  readonly named: (code: string) => string;
  readonly inWords: (dong: number) => string;
  readonly lang: Language;
}

const HEAD_ROW = 3;
/** Columns of a commune's sheet that formulas speak of. */
const COLUMN = { quantity: 6, price: 7, amount: 8, fund: 9, minutes: 10 } as const;
const LINE_WIDTHS = [5, 8, 16, 16, 30, 9, 8, 13, 14, 14, 10, 48];
const SUMMARY_WIDTHS = [5, 10, 30, 10, 18, 18, 18, 14];

/** A plan as sheets: the sums of all communes, and for each that gets something a sheet of its lines. */
export function planSheets(frozen: FrozenPlan, paper: PlanPaper): readonly PaperSheet[] {
  const byCommune = grouped(frozen.plan.lines, ({ commune }) => commune);
  const candidates = new Map(frozen.input.candidates.map((one) => [one.device, one]));
  const numberOf = (device: string) => String(candidates.get(device)?.number ?? device);
  const what = (line: PlanLine) => lineNotes(line, frozen.plan, numberOf, paper.lang);
  const communes = [...byCommune.keys()].sort().map((code) => {
    const lines = byCommune.get(code) ?? [];
    return { code, lines, name: sheetName(`${code} ${paper.named(code)}`) };
  });
  return [
    summarySheet(frozen, communes, paper),
    ...communes.map((commune) => communeSheet(commune, candidates, { ...paper, what })),
  ];
}

interface LinePaper extends PlanPaper {
  /** What a line buys, with its notes. */
  readonly what: (line: PlanLine) => string;
}

interface CommuneLines {
  readonly code: string;
  readonly name: string;
  readonly lines: readonly PlanLine[];
}

function summarySheet(frozen: FrozenPlan, communes: readonly CommuneLines[], paper: PlanPaper): PaperSheet {
  const said = paperText(paper.lang);
  const { fund } = planWords(paper.lang);
  const rows = communes.map(({ code, name, lines }, place): readonly PaperCell[] => {
    const row = HEAD_ROW + 1 + place;
    const part = (column: number) => `'${name}'!${span(lines.length, column)}`;
    const ofFund = (which: PlanLine['fund']): PaperCell => ({
      value: sum(lines.filter((line) => line.fund === which).map(({ cost }) => cost)),
      formula: `SUMIF(${part(COLUMN.fund)},"${fund[which]}",${part(COLUMN.amount)})`,
      look: 'money',
    });
    return [
      cell(place + 1, 'centre'),
      cell(code, 'code'),
      cell(paper.named(code), 'text'),
      cell(lines.length, 'count'),
      ofFund('parts'),
      ofFund('assets'),
      { value: sum(lines.map(({ cost }) => cost)), formula: `${at(row, 4)}+${at(row, 5)}`, look: 'money' },
      {
        value: tenths(sum(lines.map(({ minutes }) => minutes))),
        formula: `SUM(${part(COLUMN.minutes)})`,
        look: 'minutes',
      },
    ];
  });
  const { cost, minutes, lines } = frozen.plan;
  const all = cost.parts + cost.assets;
  const totals = [lines.length, cost.parts, cost.assets, all];
  const head = [said.number, said.code, said.commune, said.lines, fund.parts, fund.assets, said.total, said.minutes];
  return {
    name: said.summary,
    widths: SUMMARY_WIDTHS,
    headRow: HEAD_ROW,
    rows: [
      ...heading(said.planTitle, paper),
      head.map((text) => cell(text, 'head')),
      ...rows,
      [
        ...[cell('', 'total'), cell('', 'total'), cell(said.total, 'total')],
        ...totals.map((value, i) => totalCell(value, rows.length, i + 3)),
        totalCell(tenths(minutes), rows.length, 7, 'totalMinutes'),
      ],
      [cell(said.inWords(paper.inWords(all)), 'note')],
      ...[...resultNotes(frozen, paper.lang), ...basisNotes(frozen, paper.lang)].map((note) => [cell(note, 'note')]),
    ],
  };
}

function communeSheet(
  { code, name, lines }: CommuneLines,
  candidates: ReadonlyMap<string, Candidate>,
  paper: LinePaper,
): PaperSheet {
  const said = paperText(paper.lang);
  const head = [
    ...[said.number, said.device, said.label, said.place, said.what, said.unit, said.quantity, said.unitPrice],
    ...[said.amount, said.fund, said.minutes, said.reasons],
  ];
  const sums = { cost: sum(lines.map(({ cost }) => cost)), minutes: sum(lines.map(({ minutes }) => minutes)) };
  const blank = cell('', 'total');
  return {
    name,
    widths: LINE_WIDTHS,
    headRow: HEAD_ROW,
    rows: [
      ...heading(`${said.planTitle}: ${paper.named(code)} (${code})`, paper),
      head.map((text) => cell(text, 'head')),
      ...lines.map((line, place) => lineRow(line, place, candidates.get(line.device), paper)),
      [
        ...[blank, blank, blank, blank, cell(said.total, 'total'), blank],
        totalCell(lines.length, lines.length, COLUMN.quantity),
        blank,
        totalCell(sums.cost, lines.length, COLUMN.amount),
        blank,
        totalCell(tenths(sums.minutes), lines.length, COLUMN.minutes, 'totalMinutes'),
        blank,
      ],
      [cell(said.inWords(paper.inWords(sums.cost)), 'note')],
    ],
  };
}

function lineRow(
  line: PlanLine,
  place: number,
  candidate: Candidate | undefined,
  { lang, what }: LinePaper,
): readonly PaperCell[] {
  const words = planWords(lang);
  const row = HEAD_ROW + 1 + place;
  return [
    cell(place + 1, 'centre'),
    cell(line.number === 0 ? '' : line.number, 'centre'),
    cell(candidate?.label ?? '', 'text'),
    cell(placeOf(candidate, lang), 'text'),
    cell(what(line), 'text'),
    cell(paperText(lang).units[line.measure], 'centre'),
    cell(1, 'count'),
    cell(line.cost, 'money'),
    { value: line.cost, formula: `${at(row, COLUMN.quantity)}*${at(row, COLUMN.price)}`, look: 'money' },
    cell(words.fund[line.fund], 'centre'),
    cell(tenths(line.minutes), 'minutes'),
    cell(reasonsOnPaper(candidate?.reasons ?? [], lang), 'text'),
  ];
}

/** Where a device stands, or what kind of equipment it is, in a word. */
export function placeOf(candidate: Candidate | undefined, lang: Language): string {
  if (candidate?.role !== undefined) return terms.role(candidate.role, lang);
  const kind = candidate?.equipment;
  return kind === undefined ? '' : kind === 'line' ? planText(lang).line : terms.equipment(kind, lang);
}

const heading = (title: string, { lang }: PlanPaper): readonly (readonly PaperCell[])[] => [
  [cell(title, 'title')],
  [cell(paperText(lang).annex, 'subtitle')],
  [cell(paperText(lang).currency, 'unit')],
];

const totalCell = (value: number, rows: number, column: number, look: Look = 'total'): PaperCell =>
  rows === 0 ? cell(value, look) : { value, formula: `SUM(${span(rows, column)})`, look };

const span = (rows: number, column: number) => `${at(HEAD_ROW + 1, column)}:${at(HEAD_ROW + rows, column)}`;
const cell = (value: string | number, look: Look): PaperCell => ({ value, look });
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
/** Sums of tenths stay tenths. */
const tenths = (minutes: number) => Math.round(minutes * 10) / 10;
