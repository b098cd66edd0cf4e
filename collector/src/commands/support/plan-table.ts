import { formats, type Language, millionsOfDong, planText, planWords, reasonSentence, terms } from '@mach/messages';
import type { Plan, PlanChange, PlanMove } from '@mach/priority';
import type { FrozenPlan } from '../../planning/frozen-plan.ts';
import { lineNotes } from '../../planning/line-notes.ts';
import { basisNotes, resultNotes } from '../../planning/plan-notes.ts';
import { table } from './table.ts';

/** Of a line's reasons, and of a change, so many are printed; the frozen plan has them all. */
const SHOWN = { reasons: 2, moves: 5 } as const;
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
    ...tenthMore(plan, named, lang),
    ...rise(plan, named, lang),
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
        .slice(0, SHOWN.reasons)
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

function tenthMore({ withTenthMore: change, minutes }: Plan, named: Named, lang: Language): readonly string[] {
  const said = planText(lang);
  const f = formats(lang);
  if (!change.possible || change.minutes <= minutes) return [said.tenthMoreNothing];
  return [
    said.tenthMore(f.number(change.minutes - minutes), f.integer(change.comesIn.length)),
    ...changes(change, named, lang),
  ];
}

function rise({ ifPricesRise: change }: Plan, named: Named, lang: Language): readonly string[] {
  const said = planText(lang);
  const f = formats(lang);
  if (!change.possible) return [said.riseImpossible];
  if (change.goesOut.length === 0 && change.comesIn.length === 0) return [said.riseNothing];
  return [said.rise(f.integer(change.goesOut.length), f.number(change.minutes)), ...changes(change, named, lang)];
}

function changes(change: PlanChange & { readonly possible: true }, named: Named, lang: Language): readonly string[] {
  const said = planText(lang);
  const list = (moves: readonly PlanMove[]) => {
    const shown = moves.slice(0, SHOWN.moves).map(({ number, commune, measure }) => {
      // Lines, and switches that were only seen, have no number.
      const which = number === 0 ? named(commune) : `${number} ${named(commune)}`;
      return `${which}: ${planWords(lang).measure[measure]}`;
    });
    const left = moves.length - shown.length;
    return [...shown, ...(left > 0 ? [said.more(formats(lang).integer(left))] : [])].join('; ');
  };
  return [
    ...(change.comesIn.length > 0 ? [said.changed(said.comesIn, list(change.comesIn))] : []),
    ...(change.goesOut.length > 0 ? [said.changed(said.goesOut, list(change.goesOut))] : []),
  ];
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

function notChosen({ notChosen: all }: Plan, lang: Language): readonly string[] {
  if (all.length === 0) return [];
  const said = planText(lang);
  const counts = Map.groupBy(all, ({ because }) => because);
  return [
    said.notChosenTitle,
    ...Array.from(counts, ([because, these]) =>
      said.notChosen(formats(lang).integer(these.length), planWords(lang).notChosen[because]),
    ),
  ];
}
