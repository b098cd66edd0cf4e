import type { SolveYesNo } from './branching.ts';
import type { SolveLimits } from './limits.ts';
import type { CommuneLimits, PlanChoice, PlanProblem, PlanTrouble, Solution } from './problem.ts';
import { solvePlan } from './solve-plan.ts';

export type MandatoryAnswer =
  | { readonly ok: true; readonly solution: Solution; readonly mandatory: ReadonlySet<string> }
  | { readonly ok: false; readonly trouble: PlanTrouble };

/**
 * First PCs without a supported system (`due`) are replaced, as many minutes of them as the money holds; then the rest is spent with those taken
 * as given. A whole counter stays whole: who stands at one with such a PC gets something too, or its PC waits. Floors count in the second step
 * alone, and the bound is that of the second step.
 */
export function unsupportedFirst(
  problem: PlanProblem,
  due: ReadonlySet<string>,
  solve: SolveYesNo | undefined,
  limits: SolveLimits,
): MandatoryAnswer {
  const { choices, communes = {}, ...rest } = problem;
  const isDue = (choice: PlanChoice) => due.has(choice.device) && choice.options.some(isReplacement);
  const counters = new Set(choices.filter(isDue).flatMap(({ bundle }) => bundle ?? []));
  const first = solvePlan(
    {
      ...rest,
      communes: capsOf(communes),
      choices: choices.flatMap((choice) => {
        if (isDue(choice)) return [onlyReplaced(choice)];
        return choice.bundle !== undefined && counters.has(choice.bundle) ? [worthNothing(choice)] : [];
      }),
    },
    solve,
    limits,
  );
  if (!first.ok) return first;
  const wanted = new Set(choices.filter(isDue).map(({ device }) => device));
  const taken = new Set(first.solution.chosen.flatMap(({ device }) => (wanted.has(device) ? [device] : [])));
  const second = solvePlan(
    {
      ...problem,
      choices: choices.map((choice) =>
        taken.has(choice.device) ? { ...onlyReplaced(choice), mayStay: false } : choice,
      ),
    },
    solve,
    limits,
    // With several years, or little money beside, what must be replaced may fit in hardly another way.
    first.solution.chosen,
  );
  if (second.ok) return { ok: true, solution: second.solution, mandatory: taken };
  return { ok: false, trouble: whose(second.trouble, problem, taken, solve, limits) };
}

const isReplacement = (option: PlanChoice['options'][number]): boolean => option.isReplacement === true;
const onlyReplaced = (choice: PlanChoice): PlanChoice => ({ ...choice, options: choice.options.filter(isReplacement) });
const worthNothing = (choice: PlanChoice): PlanChoice => ({
  ...choice,
  options: choice.options.map((option) => ({ ...option, minutes: 0 })),
});

const capsOf = (communes: Readonly<Record<string, CommuneLimits>>): Readonly<Record<string, CommuneLimits>> =>
  Object.fromEntries(
    Object.entries(communes).flatMap(([code, { cap }]) => (cap === undefined ? [] : [[code, { cap }]])),
  );

/** Floors that can be met as long as nothing must be replaced first clash with that rule, and not with each other. */
function whose(
  trouble: PlanTrouble,
  problem: PlanProblem,
  taken: ReadonlySet<string>,
  solve: SolveYesNo | undefined,
  limits: SolveLimits,
): PlanTrouble {
  if (trouble.kind === 'not-found' && !isTooMuch(problem, taken)) return trouble;
  const without = solvePlan(problem, solve, limits);
  if (!without.ok) return without.trouble;
  const floors = Object.entries(problem.communes ?? {}).filter(([, { floor = 0 }]) => floor > 0);
  const communes = trouble.kind === 'floors-clash' ? trouble.communes : floors.map(([code]) => code).sort();
  return { kind: 'floors-against-rule', communes, rule: 'replaceUnsupportedFirst' };
}

/** Whether what must be replaced and the floors cost more than there is, whatever is chosen: proof enough where no solver branches. */
function isTooMuch(
  { choices, communes = {}, years, bulkPrices = [] }: PlanProblem,
  taken: ReadonlySet<string>,
): boolean {
  if (bulkPrices.length > 0) return false;
  const least = new Map(Object.entries(communes).map(([code]) => [code, 0]));
  for (const { device, commune, options } of choices) {
    if (!taken.has(device)) continue;
    const cheapest = Math.min(...options.filter(isReplacement).map(({ cost }) => cost));
    least.set(commune, (least.get(commune) ?? 0) + cheapest);
  }
  const needed = [...least].reduce((sum, [code, cost]) => sum + Math.max(cost, communes[code]?.floor ?? 0), 0);
  return needed > years.reduce((sum, year) => sum + ('common' in year ? year.common : year.parts + year.assets), 0);
}
