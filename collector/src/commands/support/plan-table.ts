import { formats, type Language, millionsOfDong, planText, planWords, reasonSentence, terms } from '@mach/messages';
import type { Plan } from '@mach/priority';
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
    ...riseNotes(plan, named, lang),
    '',
    said.communesTitle,
    communesTable(plan, named, lang),
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
    const place_ = candidate?.role ?? candidate?.equipment;
    return [
      String(place + 1),
      named(line.commune),
      [line.number === 0 ? undefined : String(line.number), candidate?.label]
        .filter((part) => part !== undefined)
        .join(' '),
      place_ === undefined || place_ === 'line'
        ? place_ === undefined
          ? ''
          : said.line
        : candidate?.role === undefined
          ? terms.equipment(place_ as Parameters<typeof terms.equipment>[0], lang)
          : terms.role(candidate.role, lang),
      lineNotes(line, plan, numberOf, lang),
      planWords(lang).fund[line.fund],
      millionsOfDong(line.cost, lang),
      `${f.number(line.minutes)}${candidate?.isEstimated ? ` (${said.estimated})` : ''}`,
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
  ];
  const { number, commune, device, role, measure, fund, cost, minutes, reasons } = said;
  return table([number, commune, device, role, measure, fund, cost, minutes, reasons], [...rows, total]);
}

function communesTable({ communes }: Plan, named: Named, lang: Language): string {
  const said = planText(lang);
  const f = formats(lang);
  const { parts, assets } = planWords(lang).fund;
  const head = [said.commune, said.devices, said.lines, parts.toUpperCase(), assets.toUpperCase(), said.minutes];
  const rows = communes.map(({ commune, devices, lines, cost, minutes }) => [
    named(commune),
    f.integer(devices),
    f.integer(lines),
    millionsOfDong(cost.parts, lang),
    millionsOfDong(cost.assets, lang),
    f.number(minutes),
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
