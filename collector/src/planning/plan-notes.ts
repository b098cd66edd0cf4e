import {
  formats,
  gapPercent,
  type Language,
  millionsOfDong,
  planPaperText,
  planText,
  planWarning,
  planWords,
} from '@mach/messages';
import type { Plan, PlanChange, PlanMove } from '@mach/priority';
import { grouped } from '@mach/wire';
import { planCoverage } from '../paper/coverage-note.ts';
import type { FrozenPlan } from './frozen-plan.ts';
import { risenAboveCeiling } from './plan-list.ts';
import { leftBy } from './why-left.ts';

/** Of a change so many moves are told; the frozen plan has them all. */
const MOVES_SHOWN = 5;
type Named = (code: string) => string;

/** What is spent, what it may cost, and how near to the best that is. */
export function resultNotes({ plan }: FrozenPlan, lang: Language): readonly string[] {
  const said = planText(lang);
  const f = formats(lang);
  const money = (dong: number) => millionsOfDong(dong, lang);
  return [
    said.budget(money(plan.cost.parts), money(plan.cost.assets)),
    ...(plan.lines.length > 0 ? [said.range(money(plan.costLow), money(plan.costHigh))] : []),
    said.bound(f.integer(plan.minutes), f.integer(plan.bound), gapPercent(plan.gap, lang)),
    ...(plan.lines.some(({ year }) => year > 0) ? [said.yearsNote] : []),
  ];
}

/** How the devices are known, by which policy and prices the plan was made, and what a reader is warned of. */
export function basisNotes({ plan, input }: FrozenPlan, lang: Language): readonly string[] {
  const said = planText(lang);
  const f = formats(lang);
  return [
    planCoverage(plan.coverage, lang),
    said.basis(
      `${input.policy.version} (${f.date(Date.parse(input.policy.date))})`,
      input.listPolicy.version,
      f.date(Date.parse(input.prices.date)),
      basisOf(input.prices, lang),
    ),
    ...plan.warnings.map((warning) => planWarning(warning, plan.staysUnspent, lang)),
  ];
}

/** The source beside the basis, where it says more; and what the prices hold. */
function basisOf(prices: FrozenPlan['input']['prices'], lang: Language): string {
  const { basis, source, includesVat, includesLicences } = prices;
  const { vat, licences } = planPaperText(lang);
  const word = planWords(lang).basis[basis];
  const holds = `${vat[includesVat ? 'yes' : 'no']}, ${licences[includesLicences ? 'yes' : 'no']}`;
  return `${source === basis ? word : `${word}: ${source}`}; ${holds}`;
}

/** What a tenth more money would buy. */
export function tenthMoreNotes(
  { withTenthMore: change, minutes }: Plan,
  named: Named,
  lang: Language,
): readonly string[] {
  const said = planText(lang);
  const f = formats(lang);
  if (!change.possible || change.minutes <= minutes) return [said.tenthMoreNothing];
  return [
    said.tenthMore(f.integer(change.minutes - minutes), f.integer(apart(change).comesIn.length)),
    ...changes(change, named, lang),
  ];
}

/** What falls out of the plan if all prices are half as high again. */
export function riseNotes(frozen: FrozenPlan, named: Named, lang: Language): readonly string[] {
  const { ifPricesRise: change } = frozen.plan;
  const said = planText(lang);
  const f = formats(lang);
  if (!change.possible) return [said.riseImpossible, ...ceilingNote(frozen, lang)];
  if (change.goesOut.length === 0 && change.comesIn.length === 0) return [said.riseNothing];
  return [
    said.rise(f.integer(apart(change).goesOut.length), f.integer(change.minutes)),
    ...ceilingNote(frozen, lang),
    ...changes(change, named, lang),
  ];
}

/** Why all new PCs go out at once, where they do: no money is short then. */
function ceilingNote({ plan, input }: FrozenPlan, lang: Language): readonly string[] {
  const risen = risenAboveCeiling(input);
  if (risen === undefined || !plan.lines.some(({ measure }) => measure === 'replacement')) return [];
  return [planText(lang).riseAboveCeiling(millionsOfDong(risen.cheapest, lang), millionsOfDong(risen.ceiling, lang))];
}

type Possible = PlanChange & { readonly possible: true };

/** What only moves to another year is not new, and does not go. */
function apart({ comesIn, goesOut }: Possible): Record<'comesIn' | 'goesOut' | 'stays', readonly PlanMove[]> {
  const key = ({ device, measure }: PlanMove) => `${device} ${measure}`;
  const out = new Set(goesOut.map(key));
  const stays = comesIn.filter((move) => out.has(key(move)));
  const staying = new Set(stays.map(key));
  const rest = (moves: readonly PlanMove[]) => moves.filter((move) => !staying.has(key(move)));
  return { comesIn: rest(comesIn), goesOut: rest(goesOut), stays };
}

function changes(change: Possible, named: Named, lang: Language): readonly string[] {
  const said = planText(lang);
  const list = (moves: readonly PlanMove[]) => {
    const shown = moves.slice(0, MOVES_SHOWN).map(({ number, commune, measure }) =>
      // Lines, and switches that were only seen, have no number.
      number === 0
        ? `${named(commune)}: ${planWords(lang).measure[measure]}`
        : said.moved(String(number), named(commune), planWords(lang).measure[measure]),
    );
    const left = moves.length - shown.length;
    return [...shown, ...(left > 0 ? [said.more(formats(lang).integer(left))] : [])].join('; ');
  };
  const { comesIn, goesOut, stays } = apart(change);
  return [
    ...(comesIn.length > 0 ? [said.changed(said.comesIn, list(comesIn))] : []),
    ...(goesOut.length > 0 ? [said.changed(said.goesOut, list(goesOut))] : []),
    ...(stays.length > 0 ? [said.changed(said.staysOtherwise, list(stays))] : []),
  ];
}

/** How many devices were left out, and why, the most common reason first. */
export function notChosenCounts(
  plan: Plan,
  lang: Language,
): readonly { readonly devices: number; readonly why: string }[] {
  const counts = [...grouped(leftBy(plan), ({ because }) => because)];
  return counts
    .map(([because, these]) => ({ devices: these.length, why: planWords(lang).notChosen[because] }))
    .sort((a, b) => b.devices - a.devices);
}
