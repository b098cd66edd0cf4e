import type { PlanPolicy, PriceList, Spending, YearFunds } from '@mach/priority';
import { describe, type Problem } from '@mach/wire';
import { SUM_EXPECTED } from './budgets-csv.ts';
import { contradictions } from './contradictions.ts';
import { type FileRead, parse } from './plan-files.ts';
import { type PlanRequest, planRequestSchema } from './plan-schemas.ts';

/** What a plan is to be made by. */
export interface PlanWish {
  readonly spending: Spending;
  readonly policy: PlanPolicy;
  readonly prices: PriceList;
  readonly commune?: string;
  readonly title?: string;
}

/** One sum for all, or for one commune. `budget` is for fixed assets where `partsBudget` is given, as the command has it. */
export function wishOfSum(
  { budget, partsBudget, commune }: Pick<PlanRequest, 'partsBudget' | 'commune'> & { readonly budget: number },
  basis: Pick<PlanWish, 'policy' | 'prices'>,
): PlanWish {
  const spending: Spending = { kind: 'together', years: [fundsOf(budget, partsBudget)] };
  return { spending, ...basis, ...(commune === undefined ? {} : { commune }) };
}

/** The body of a request for a plan: what is asked, or every mistake with its place, what was found and what would be right. */
export function readPlanRequest(
  body: unknown,
  isCommune: (code: string) => boolean,
  basis: Pick<PlanWish, 'policy' | 'prices'>,
): FileRead<PlanWish> {
  const read = parse(body, planRequestSchema);
  if (!read.ok) return read;
  const { budget, budgets, policy = basis.policy, prices = basis.prices, title } = read.value;
  const problems = [
    ...sumProblems(read.value),
    ...communeProblems(read.value, isCommune),
    ...contradictions({ policy, prices }, 'policy.'),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const named = title === undefined ? {} : { title };
  if (budget !== undefined)
    return { ok: true, value: { ...wishOfSum({ ...read.value, budget }, { policy, prices }), ...named } };
  const communes = (budgets ?? []).map((one) => ({
    commune: one.commune,
    years: [fundsOf(one.budget, one.partsBudget)],
  }));
  return { ok: true, value: { spending: { kind: 'each', communes }, policy, prices, ...named } };
}

function fundsOf(budget: number, partsBudget: number | undefined): YearFunds {
  return partsBudget === undefined ? { common: budget } : { assets: budget, parts: partsBudget };
}

function sumProblems({ budget, partsBudget, budgets, commune }: PlanRequest): readonly Problem[] {
  const expected = `${SUM_EXPECTED}, in whole đồng`;
  if (budgets !== undefined) {
    const beside = Object.entries({ budget, partsBudget, commune }).flatMap(([path, value]) =>
      value === undefined
        ? []
        : [{ path, found: describe(value), expected: 'nothing beside budgets, which names a sum for each commune' }],
    );
    const empty = budgets.flatMap((one, place) =>
      isNothing(one) ? [{ path: `budgets[${place}].budget`, found: '0', expected }] : [],
    );
    return [...beside, ...empty];
  }
  if (budget === undefined)
    return [{ path: 'budget', found: 'nothing', expected: `${expected}, or budgets: a sum a commune` }];
  return isNothing({ budget, partsBudget }) ? [{ path: 'budget', found: '0', expected }] : [];
}

/** Whether there is nothing to spend. */
export const isNothing = ({ budget, partsBudget = 0 }: { budget: number; partsBudget?: number | undefined }): boolean =>
  budget + partsBudget === 0;

function communeProblems(
  { commune, budgets = [] }: PlanRequest,
  isCommune: (code: string) => boolean,
): readonly Problem[] {
  const seen = new Set<string>();
  const named = [
    ...(commune === undefined ? [] : [{ path: 'commune', code: commune }]),
    ...budgets.map((one, place) => ({ path: `budgets[${place}].commune`, code: one.commune })),
  ];
  return named.flatMap(({ path, code }): readonly Problem[] => {
    const isTwice = seen.has(code);
    seen.add(code);
    if (isTwice) return [{ path, found: describe(code), expected: 'each commune once' }];
    return isCommune(code) ? [] : [{ path, found: describe(code), expected: 'a commune that there is' }];
  });
}
