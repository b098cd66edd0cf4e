import {
  formats,
  gapPercent,
  type Language,
  officialText,
  paperText,
  planPaperText,
  planText,
  planWords,
} from '@mach/messages';
import type { Candidate, Plan, PlanLine, Spending, YearFunds } from '@mach/priority';
import { grouped } from '@mach/wire';
import { countedMinutes, sumOfMinutes, wholesThatAddUp } from '../planning/counted-minutes.ts';
import type { FrozenPlan } from '../planning/frozen-plan.ts';
import { lineNotes, yearOf } from '../planning/line-notes.ts';
import { basisNotes, notChosenCounts, riseNotes, tenthMoreNotes } from '../planning/plan-notes.ts';
import { type Left, leftBy } from '../planning/why-left.ts';
import { planCoverage } from './coverage-note.ts';
import { inSentence, type Letterhead, officialData, paperDay } from './official-form.ts';
import type { planFields } from './plan-fields.ts';
import {
  bestFirst,
  isInRegister,
  knownBy,
  leftWords,
  numberOnPaper,
  placeOf,
  registerWords,
} from './plan-line-words.ts';
import type { PlanPaper } from './plan-sheets.ts';
import { reasonsOnPaper } from './reasons-on-paper.ts';
import type { DataOf } from './template.ts';

/** Rows of an annex: a paper of more is for a workbook, which goes with it. */
export const ANNEX_ROWS_MAX = { lines: 1_000, left: 300 } as const;

type PlanData = DataOf<typeof planFields>;

/** What a paper about a plan says. `kind`: its short name in its number (TTr), and its name in the head of its annexes. */
export function planData(
  frozen: FrozenPlan,
  { named, inWords, lang }: PlanPaper,
  head: Letterhead,
  kind: { readonly short?: string; readonly name: string },
): PlanData {
  const { plan, input } = frozen;
  const said = planPaperText(lang);
  const f = formats(lang);
  const words: Words = { named, lang };
  const { unknown } = officialText(lang);
  const official = officialData(head, {
    ...(kind.short === undefined ? {} : { kind: kind.short }),
    day: input.madeOn,
    lang,
  });
  const candidates = new Map(input.candidates.map((one) => [one.device, one]));
  const devices = plan.lines.length + plan.notChosen.length;
  const total = plan.cost.parts + plan.cost.assets;
  const year = input.madeOn.slice(0, 4);
  const communes = plan.communes.filter(({ lines }) => lines > 0);
  // What stands below each other adds up to the total below it, also where the parts are rounded.
  const inCommune = grouped(plan.lines, ({ commune }) => commune);
  const ofCommunes = wholesThatAddUp(
    communes.map(({ commune }) => sumOfMinutes(inCommune.get(commune) ?? [], input.spending)),
  );
  const ofLines = wholesThatAddUp(plan.lines.map((line) => countedMinutes(line, input.spending)));
  const inPlan = plan.communes.map(({ commune }) => commune);
  const [only] = inPlan.length === 1 ? inPlan : [];
  return {
    ...official,
    annexOf: officialText(lang).annexOf(officialText(lang).ofDay(kind.name, official.number, year)),
    year,
    madeOn: paperDay(input.madeOn, lang),
    submitter: head.office ?? unknown,
    submitTo: head.superior ?? unknown,
    communesTo: only === undefined ? said.committees : said.committee(inSentence(named(only))),
    scope: only === undefined ? said.communes(f.integer(inPlan.length)) : inSentence(named(only)),
    policy: said.policy(input.policy.version, paperDay(input.policy.date, lang)),
    deviceCount: f.integer(devices),
    coverage: planCoverage(plan.coverage, lang),
    minutesNow: f.integer(
      sum([...plan.lines, ...plan.notChosen].map(({ device }) => candidates.get(device)?.minutes ?? 0)),
    ),
    lineCount: f.integer(plan.lines.length),
    total: f.integer(total),
    inWords: inWords(total),
    parts: f.integer(plan.cost.parts),
    assets: f.integer(plan.cost.assets),
    minutes: f.integer(plan.minutes),
    hours: f.integer(plan.minutes / 60),
    budget: budgetOf(input.spending, lang),
    spent: said.spent(
      ...([plan.cost.parts, plan.cost.assets, plan.costLow, plan.costHigh].map(f.integer) as FourTexts),
    ),
    priceBasis: priceBasisOf(frozen, lang),
    best: said.best(f.integer(plan.bound), gapPercent(plan.gap, lang)),
    measures: measureRows(plan.lines, input.spending, lang),
    communes: communes.map(({ commune, lines, cost }, place) => ({
      place: String(place + 1),
      code: commune,
      name: named(commune),
      lineCount: f.integer(lines),
      parts: f.integer(cost.parts),
      assets: f.integer(cost.assets),
      amount: f.integer(cost.parts + cost.assets),
      gained: f.integer(ofCommunes[place] ?? 0),
    })),
    tenthMore: tenthMoreNotes(plan, named, lang).map(asSentence),
    priceRise: riseNotes(frozen, named, lang).map(asSentence),
    notChosen: notChosenCounts(plan, lang).map(({ devices: count, why }) => ({
      quantity: f.integer(count),
      reasons: why,
    })),
    assumptions: assumptionsOf(frozen, candidates, lang).map(asSentence),
    lines: plan.lines
      .slice(0, ANNEX_ROWS_MAX.lines)
      .map((line, place) =>
        lineRow(line, place, ofLines[place] ?? 0, { ...words, plan, firstYear: input.spending.firstYear, candidates }),
      ),
    linesLeft: leftOver(plan.lines.length, ANNEX_ROWS_MAX.lines, (count) => said.linesLeft(f.integer(count))),
    left: bestFirst(leftBy(plan))
      .slice(0, ANNEX_ROWS_MAX.left)
      .map((one, place) => leftRow(one, place, candidates.get(one.device), words)),
    leftMore: leftOver(plan.notChosen.length, ANNEX_ROWS_MAX.left, (count) => said.leftMore(f.integer(count))),
  };
}

interface Words {
  readonly named: (code: string) => string;
  readonly lang: Language;
}
type FourTexts = [string, string, string, string];

/** Lines of a terminal stand in a paper as sentences. */
const asSentence = (text: string) => {
  const sentence = text.trim();
  return { sentence: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}` };
};
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const leftOver = (all: number, most: number, say: (count: number) => string) => (all > most ? say(all - most) : '');

function budgetOf(spending: Spending, lang: Language): string {
  const said = planPaperText(lang);
  const { integer } = formats(lang);
  const of = (years: readonly YearFunds[]) =>
    sum(years.map((year) => ('common' in year ? year.common : year.parts + year.assets)));
  const named = (year: number, funds: string) => said.ofYear(yearOf(year, spending.firstYear, lang), funds);
  if (spending.kind === 'each') {
    const all = sum(spending.communes.map(({ years }) => of(years)));
    const most = Math.max(...spending.communes.map(({ years }) => years.length));
    const inYear = (year: number) => sum(spending.communes.map(({ years }) => of(years.slice(year, year + 1))));
    const years = Array.from({ length: most }, (_, year) => named(year, said.dong(integer(inYear(year)))));
    return said.eachFund(integer(all), integer(spending.communes.length), most > 1 ? years.join('; ') : '');
  }
  const funds = spending.years.map((year) =>
    'common' in year
      ? said.common(integer(year.common))
      : said.split(integer(year.parts), integer(year.assets), spending.years.length === 1),
  );
  return said.given(funds.length === 1 ? funds.join() : funds.map((text, year) => named(year, text)).join('; '));
}

function priceBasisOf({ input: { prices } }: FrozenPlan, lang: Language): string {
  const said = planPaperText(lang);
  const basis = planWords(lang).basis[prices.basis];
  return said.priceBasis(
    paperDay(prices.date, lang),
    prices.source === prices.basis ? basis : `${basis}: ${prices.source}`,
    said.vat[prices.includesVat ? 'yes' : 'no'],
    said.licences[prices.includesLicences ? 'yes' : 'no'],
  );
}

/** How sure all this is. The first note of the basis is the coverage, which stands elsewhere. */
function assumptionsOf(
  frozen: FrozenPlan,
  candidates: ReadonlyMap<string, Candidate>,
  lang: Language,
): readonly string[] {
  const said = planPaperText(lang);
  const { integer } = formats(lang);
  const { lines } = frozen.plan;
  const estimated = lines.filter(({ device }) => candidates.get(device)?.isEstimated === true).length;
  const measured = estimated === 0 ? said.allMeasured : said.estimatedLines(integer(estimated), integer(lines.length));
  const [, ...basis] = basisNotes(frozen, lang);
  const years = lines.some(({ year }) => year > 0) ? [planText(lang).yearsNote] : [];
  return [
    ...(lines.length === 0 ? [] : [measured]),
    ...years,
    ...basis,
    said.model,
    ...registerNote(lines, candidates, lang),
  ];
}

/** How many of the lines the office's register has something of. */
function registerNote(
  lines: readonly PlanLine[],
  candidates: ReadonlyMap<string, Candidate>,
  lang: Language,
): readonly string[] {
  if (lines.length === 0) return [];
  const { integer } = formats(lang);
  const { none, some, all } = planPaperText(lang).register;
  const compared = lines.filter(({ device }) => isInRegister(candidates.get(device))).length;
  if (compared === 0) return [none];
  return [compared === lines.length ? all : some(integer(compared), integer(lines.length))];
}

function measureRows(lines: readonly PlanLine[], spending: Spending, lang: Language): PlanData['measures'] {
  const f = formats(lang);
  const words = planWords(lang);
  const byMeasure = [...grouped(lines, ({ measure, fund }) => `${measure} ${fund}`).values()];
  const rows = byMeasure
    .map((these) => ({ these, first: these[0] as PlanLine, cost: sum(these.map(({ cost }) => cost)) }))
    .sort((a, b) => b.cost - a.cost);
  const gained = wholesThatAddUp(rows.map(({ these }) => sumOfMinutes(these, spending)));
  return rows.map(({ these, first, cost }, place) => ({
    place: String(place + 1),
    what: words.measure[first.measure],
    unit: paperText(lang).units[first.measure],
    quantity: f.integer(these.length),
    amount: f.integer(cost),
    fund: words.fund[first.fund],
    gained: f.integer(gained[place] ?? 0),
  }));
}

function lineRow(
  line: PlanLine,
  place: number,
  gained: number,
  {
    plan,
    firstYear,
    candidates,
    named,
    lang,
  }: Words & {
    readonly plan: Plan;
    readonly firstYear: number | undefined;
    readonly candidates: ReadonlyMap<string, Candidate>;
  },
): PlanData['lines'][number] {
  const f = formats(lang);
  const words = planWords(lang);
  const candidate = candidates.get(line.device);
  return {
    place: String(place + 1),
    code: line.commune,
    name: named(line.commune),
    device: numberOnPaper(line.number),
    label: candidate?.label ?? '',
    role: placeOf(candidate, lang),
    what: lineNotes(line, { ...plan, firstYear }, (device) => String(candidates.get(device)?.number ?? device), lang),
    amount: f.integer(line.cost),
    fund: words.fund[line.fund],
    gained: f.integer(gained),
    knownBy: knownBy(candidate, lang),
    register: registerWords(candidate, lang),
    reasons: reasonsOnPaper(candidate?.reasons ?? [], lang),
  };
}

function leftRow(
  one: Left,
  place: number,
  candidate: Candidate | undefined,
  { named, lang }: Words,
): PlanData['left'][number] {
  const { best, why } = leftWords(one, candidate, lang);
  return {
    place: String(place + 1),
    name: named(one.commune),
    device: numberOnPaper(one.number),
    label: candidate?.label ?? '',
    role: placeOf(candidate, lang),
    knownBy: knownBy(candidate, lang),
    what: best,
    reasons: why,
  };
}
