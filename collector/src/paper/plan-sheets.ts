import { formats, type Language, paperText, planText, planWords } from '@mach/messages';
import type { Candidate, PlanLine } from '@mach/priority';
import { grouped } from '@mach/wire';
import { countedMinutes, sumOfMinutes } from '../planning/counted-minutes.ts';
import type { FrozenPlan } from '../planning/frozen-plan.ts';
import { lineNotes } from '../planning/line-notes.ts';
import { basisNotes, notChosenCounts, resultNotes, riseNotes, tenthMoreNotes } from '../planning/plan-notes.ts';
import { leftBy } from '../planning/why-left.ts';
import { leftSheet } from './plan-left-sheet.ts';
import { knownBy, placeOf, registerWords } from './plan-line-words.ts';
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
const LINE_WIDTHS = [5, 8, 16, 16, 30, 9, 8, 13, 14, 14, 10, 16, 26, 48];
const SUMMARY_WIDTHS = [5, 10, 30, 10, 18, 18, 18, 14];

/** A plan as sheets: the sums of all communes, for each that gets something a sheet of its lines, and what was not chosen. */
export function planSheets(frozen: FrozenPlan, paper: PlanPaper): readonly PaperSheet[] {
  const byCommune = grouped(frozen.plan.lines, ({ commune }) => commune);
  const candidates = new Map(frozen.input.candidates.map((one) => [one.device, one]));
  const numberOf = (device: string) => String(candidates.get(device)?.number ?? device);
  const what = (line: PlanLine) =>
    lineNotes(line, { ...frozen.plan, firstYear: frozen.input.spending.firstYear }, numberOf, paper.lang);
  const counted = (line: PlanLine) => countedMinutes(line, frozen.input.spending);
  const communes = [...byCommune.keys()].sort().map((code) => {
    const lines = byCommune.get(code) ?? [];
    return { code, lines, name: sheetName(`${code} ${paper.named(code)}`) };
  });
  return [
    summarySheet(frozen, communes, paper),
    ...communes.map((commune) => communeSheet(commune, candidates, { ...paper, what, counted })),
    ...(frozen.plan.notChosen.length === 0 ? [] : [leftSheet(leftBy(frozen.plan), candidates, paper)]),
  ];
}

interface LinePaper extends PlanPaper {
  /** What a line buys, with its notes. */
  readonly what: (line: PlanLine) => string;
  /** Minutes that it adds to those of the plan: what stands in a column is what its sum is made of. */
  readonly counted: (line: PlanLine) => number;
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
        value: sumOfMinutes(lines, frozen.input.spending),
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
        totalCell(minutes, rows.length, 7, 'totalMinutes'),
      ],
      [cell(said.inWords(paper.inWords(all)), 'note')],
      ...notesOf(frozen, paper).map((note) => [cell(note.trim(), 'note')]),
    ],
  };
}

/** All that is said about a plan: what it comes to, what other sums and prices would change, whom it leaves out, what it rests on. */
function notesOf(frozen: FrozenPlan, { named, lang }: PlanPaper): readonly string[] {
  const said = planText(lang);
  const left = notChosenCounts(frozen.plan, lang);
  return [
    ...resultNotes(frozen, lang),
    ...tenthMoreNotes(frozen.plan, named, lang),
    ...riseNotes(frozen, named, lang),
    ...(left.length === 0 ? [] : [said.notChosenTitle]),
    ...left.map(({ devices, why }) => said.notChosen(formats(lang).integer(devices), why)),
    ...basisNotes(frozen, lang),
  ];
}

function communeSheet(
  { code, name, lines }: CommuneLines,
  candidates: ReadonlyMap<string, Candidate>,
  paper: LinePaper,
): PaperSheet {
  const said = paperText(paper.lang);
  const head = [
    ...[said.number, said.device, said.label, said.place, said.what, said.unit, said.quantity, said.unitPrice],
    ...[said.amount, said.fund, said.minutes, said.coverage, said.register, said.reasons],
  ];
  const sums = { cost: sum(lines.map(({ cost }) => cost)), minutes: exact(sum(lines.map(paper.counted))) };
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
        totalCell(sums.minutes, lines.length, COLUMN.minutes, 'totalMinutes'),
        ...[blank, blank, blank],
      ],
      [cell(said.inWords(paper.inWords(sums.cost)), 'note')],
    ],
  };
}

function lineRow(
  line: PlanLine,
  place: number,
  candidate: Candidate | undefined,
  { lang, what, counted }: LinePaper,
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
    cell(exact(counted(line)), 'minutes'),
    cell(knownBy(candidate, lang), 'text'),
    cell(registerWords(candidate, lang), 'text'),
    cell(reasonsOnPaper(candidate?.reasons ?? [], lang), 'text'),
  ];
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
/** Shown in tenths, but kept whole, so that a formula comes to what stands in its cell. */
const exact = (minutes: number) => Number(minutes.toPrecision(12));
