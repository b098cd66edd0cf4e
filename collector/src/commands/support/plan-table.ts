import { formats, type Language, millionsOfDong, paperText, planText, planWords, reasonSentence } from '@mach/messages';
import type { Plan } from '@mach/priority';
import { grouped } from '@mach/wire';
import { knownBy, placeOf, registerWords } from '../../paper/plan-line-words.ts';
import { countedMinutes, sumOfMinutes } from '../../planning/counted-minutes.ts';
import type { FrozenPlan } from '../../planning/frozen-plan.ts';
import { lineNotes } from '../../planning/line-notes.ts';
import { basisNotes, notChosenCounts, resultNotes, riseNotes, tenthMoreNotes } from '../../planning/plan-notes.ts';
import { table } from './table.ts';

/** Of a line's reasons so many are printed; the frozen plan has them all. */
const REASONS_SHOWN = 2;
type Named = (code: string) => string;

/** A plan for people at a terminal: the lines, their sum, and all that is said about it. */
export function planTable(frozen: FrozenPlan, named: Named, lang: Language): string {
  const { plan, input } = frozen;
  const said = planText(lang);
  const f = formats(lang);
  const isFound = plan.lines.length > 0;
  return [
    said.title(f.date(Date.parse(input.madeOn))),
    '',
    isFound ? linesTable(plan, input, named, lang) : `${said.empty}\n`,
    ...resultNotes(frozen, lang),
    ...tenthMoreNotes(plan, named, lang),
    ...riseNotes(frozen, named, lang),
    '',
    said.communesTitle,
    communesTable(frozen, named, lang),
    ...notChosen(plan, lang),
    ...basisNotes(frozen, lang),
  ].join('\n');
}

function linesTable(plan: Plan, input: FrozenPlan['input'], named: Named, lang: Language): string {
  const said = planText(lang);
  const f = formats(lang);
  const byDevice = new Map(input.candidates.map((candidate) => [candidate.device, candidate]));
  const numberOf = (device: string) => String(byDevice.get(device)?.number ?? device);
  const rows = plan.lines.map((line, place) => {
    const candidate = byDevice.get(line.device);
    return [
      String(place + 1),
      named(line.commune),
      [line.number === 0 ? undefined : String(line.number), candidate?.label]
        .filter((part) => part !== undefined)
        .join(' '),
      placeOf(candidate, lang),
      lineNotes(line, { ...plan, firstYear: input.spending.firstYear }, numberOf, lang),
      planWords(lang).fund[line.fund],
      millionsOfDong(line.cost, lang),
      f.number(countedMinutes(line, input.spending)),
      knownBy(candidate, lang),
      registerWords(candidate, lang),
      (candidate?.reasons ?? [])
        .slice(0, REASONS_SHOWN)
        .map((reason) => reasonSentence(reason, lang))
        .join('; '),
    ];
  });
  const total = [
    '',
    said.total,
    '',
    '',
    '',
    '',
    millionsOfDong(plan.cost.parts + plan.cost.assets, lang),
    f.number(plan.minutes),
    '',
    '',
    '',
  ];
  const { number, commune, device, role, measure, fund, cost, minutes, reasons } = said;
  const { coverage, register } = paperText(lang);
  const head = [
    ...[number, commune, device, role, measure, fund, cost, minutes],
    ...[coverage.toUpperCase(), register.toUpperCase(), reasons],
  ];
  return table(head, [...rows, total]);
}

function communesTable({ plan, input }: FrozenPlan, named: Named, lang: Language): string {
  const said = planText(lang);
  const f = formats(lang);
  const { parts, assets } = planWords(lang).fund;
  const head = [said.commune, said.devices, said.lines, parts.toUpperCase(), assets.toUpperCase(), said.minutes];
  const bought = grouped(plan.lines, ({ commune }) => commune);
  const rows = plan.communes.map(({ commune, devices, lines, cost }) => [
    named(commune),
    f.integer(devices),
    f.integer(lines),
    millionsOfDong(cost.parts, lang),
    millionsOfDong(cost.assets, lang),
    f.number(sumOfMinutes(bought.get(commune) ?? [], input.spending)),
  ]);
  return table(head, rows);
}

function notChosen(plan: Plan, lang: Language): readonly string[] {
  const counts = notChosenCounts(plan, lang);
  const said = planText(lang);
  return counts.length === 0
    ? []
    : [said.notChosenTitle, ...counts.map(({ devices, why }) => said.notChosen(formats(lang).integer(devices), why))];
}
