import {
  formats,
  type Language,
  officialText,
  paperText,
  planPaperText,
  planText,
  planWords,
  terms,
} from '@mach/messages';
import type { Candidate, NotChosen, PlanLine, Spending, YearFunds } from '@mach/priority';
import { grouped } from '@mach/wire';
import type { FrozenPlan } from '../planning/frozen-plan.ts';
import { basisNotes, notChosenCounts, riseNotes, tenthMoreNotes } from '../planning/plan-notes.ts';
import { planCoverage } from './coverage-note.ts';
import { inSentence, type Letterhead, officialData, paperDay } from './official-form.ts';
import type { planFields } from './plan-fields.ts';
import { type PlanPaper, placeOf } from './plan-sheets.ts';
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
    best: said.best(f.integer(plan.bound), f.number(plan.gap * 100, 3)),
    measures: measureRows(plan.lines, lang),
    communes: communes.map(({ commune, lines, cost, minutes }, place) => ({
      place: String(place + 1),
      code: commune,
      name: named(commune),
      lineCount: f.integer(lines),
      parts: f.integer(cost.parts),
      assets: f.integer(cost.assets),
      amount: f.integer(cost.parts + cost.assets),
      gained: f.integer(minutes),
    })),
    tenthMore: tenthMoreNotes(plan, named, lang).map(asSentence),
    priceRise: riseNotes(plan, named, lang).map(asSentence),
    notChosen: notChosenCounts(plan, lang).map(({ devices: count, why }) => ({
      quantity: f.integer(count),
      reasons: why,
    })),
    assumptions: assumptionsOf(frozen, candidates, lang).map(asSentence),
    lines: plan.lines.slice(0, ANNEX_ROWS_MAX.lines).map((line, place) => lineRow(line, place, candidates, words)),
    linesLeft: leftOver(plan.lines.length, ANNEX_ROWS_MAX.lines, (count) => said.linesLeft(f.integer(count))),
    left: bestFirst(plan.notChosen)
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
  if (spending.kind === 'each') {
    const all = sum(spending.communes.map(({ years }) => of(years)));
    return said.eachFund(integer(all), integer(spending.communes.length));
  }
  const split = spending.years.flatMap((year) => ('common' in year ? [] : [year]));
  if (split.length === 0) return said.oneFund(integer(of(spending.years)));
  return said.twoFunds(integer(sum(split.map(({ parts }) => parts))), integer(sum(split.map(({ assets }) => assets))));
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
  return [...(lines.length === 0 ? [] : [measured]), ...basis, said.model, said.register];
}

function measureRows(lines: readonly PlanLine[], lang: Language): PlanData['measures'] {
  const f = formats(lang);
  const words = planWords(lang);
  const byMeasure = [...grouped(lines, ({ measure, fund }) => `${measure} ${fund}`).values()];
  return byMeasure
    .map((these) => ({ these, first: these[0] as PlanLine, cost: sum(these.map(({ cost }) => cost)) }))
    .sort((a, b) => b.cost - a.cost)
    .map(({ these, first, cost }, place) => ({
      place: String(place + 1),
      what: words.measure[first.measure],
      unit: paperText(lang).units[first.measure],
      quantity: f.integer(these.length),
      amount: f.integer(cost),
      fund: words.fund[first.fund],
      gained: f.integer(sum(these.map(({ minutes }) => minutes))),
    }));
}

function lineRow(
  line: PlanLine,
  place: number,
  candidates: ReadonlyMap<string, Candidate>,
  { named, lang }: Words,
): PlanData['lines'][number] {
  const f = formats(lang);
  const words = planWords(lang);
  const candidate = candidates.get(line.device);
  const from = line.from === undefined ? undefined : candidates.get(line.from)?.number;
  const notes = [
    ...(from === undefined ? [] : [planText(lang).movedFrom(String(from))]),
    ...(line.isMandatory ? [planText(lang).mandatory] : []),
    ...line.notes.map((note) => words.note[note]),
  ];
  const what = words.measure[line.measure];
  return {
    place: String(place + 1),
    code: line.commune,
    name: named(line.commune),
    device: String(line.number),
    label: candidate?.label ?? '',
    role: placeOf(candidate, lang),
    what: notes.length === 0 ? what : `${what} (${notes.join('; ')})`,
    amount: f.integer(line.cost),
    fund: words.fund[line.fund],
    gained: f.number(line.minutes),
    knownBy: knownBy(candidate, lang),
    reasons: reasonsOnPaper(candidate?.reasons ?? [], lang),
  };
}

function leftRow(
  one: NotChosen,
  place: number,
  candidate: Candidate | undefined,
  { named, lang }: Words,
): PlanData['left'][number] {
  const words = planWords(lang);
  const best = candidate?.options.toSorted(
    (a, b) => b.minutes / Math.max(1, b.cost.likely) - a.minutes / Math.max(1, a.cost.likely),
  )[0];
  const rate = formats(lang).number(one.minutesPerMillion ?? 0);
  const said = planPaperText(lang);
  const excluded = candidate?.excluded.map(({ because }) => words.excluded[because]) ?? [];
  const why = [words.notChosen[one.because], ...(best === undefined ? new Set(excluded) : [])];
  return {
    place: String(place + 1),
    name: named(one.commune),
    device: String(one.number),
    label: candidate?.label ?? '',
    role: placeOf(candidate, lang),
    knownBy: knownBy(candidate, lang),
    what: best === undefined ? said.noMeasure : said.bestOption(words.measure[best.measure], rate),
    reasons: why.join('; '),
  };
}

/** What would come next stands first; what nothing can be bought for comes last. */
const bestFirst = (all: readonly NotChosen[]): readonly NotChosen[] =>
  all.toSorted((a, b) => (b.minutesPerMillion ?? -1) - (a.minutesPerMillion ?? -1));

function knownBy(candidate: Candidate | undefined, lang: Language): string {
  if (candidate === undefined) return '';
  const word = terms.coverage(candidate.coverage, lang);
  return candidate.isEstimated ? `${word} (${planText(lang).estimated})` : word;
}
