import { formats, type Language, millionsOfDong, planText, planWords } from '@mach/messages';
import { planCoverage } from '../paper/coverage-note.ts';
import type { FrozenPlan } from './frozen-plan.ts';

/** What is spent, what it may cost, and how near to the best that is. */
export function resultNotes({ plan }: FrozenPlan, lang: Language): readonly string[] {
  const said = planText(lang);
  const f = formats(lang);
  const money = (dong: number) => millionsOfDong(dong, lang);
  return [
    said.budget(money(plan.cost.parts), money(plan.cost.assets)),
    ...(plan.lines.length > 0 ? [said.range(money(plan.costLow), money(plan.costHigh))] : []),
    said.bound(f.number(plan.minutes), f.number(plan.bound), f.number(plan.gap * 100, 3)),
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
    ...plan.warnings.map((warning) => planWords(lang).warning[warning]),
  ];
}

/** The source beside the basis, where it says more. */
function basisOf({ basis, source }: FrozenPlan['input']['prices'], lang: Language): string {
  const word = planWords(lang).basis[basis];
  return source === basis ? word : `${word}: ${source}`;
}
