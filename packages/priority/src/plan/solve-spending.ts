import { grouped } from '@mach/wire';
import type { SolveYesNo } from './branching.ts';
import type { Candidate } from './candidate.ts';
import type { SolveLimits } from './limits.ts';
import type { PlanInput } from './plan.ts';
import { bulkAt, choiceAt, fundsAt, type Scale } from './plan-choices.ts';
import type { CommuneLimits, Fund, PlanTrouble, Solution, YearFunds } from './problem.ts';
import { shareReplacements } from './share-replacements.ts';
import { solvePlan } from './solve-plan.ts';
import { unsupportedFirst } from './unsupported-first.ts';

export type SpendingAnswer =
  | { readonly ok: true; readonly solution: Solution; readonly mandatory: ReadonlySet<string> }
  | { readonly ok: false; readonly trouble: PlanTrouble; readonly commune?: string };

/** The choice for the whole spending: once for one sum, or once a commune, added up. */
export function solveSpending(
  input: PlanInput,
  scale: Scale,
  solve: SolveYesNo | undefined,
  limits: SolveLimits,
): SpendingAnswer {
  const { spending, policy, candidates } = input;
  const unknown = unknownCommunes(input);
  if (unknown.length > 0) return { ok: false, trouble: { kind: 'unknown-communes', communes: unknown } };
  const asked = { input, scale, solve, limits };
  if (spending.kind === 'together') {
    return solvePot(
      asked,
      { candidates, years: spending.years, communes: limitsInScope(input) },
      policy.replacementsMax,
    );
  }
  return solveEach(asked, spending.communes);
}

interface Asked {
  readonly input: PlanInput;
  readonly scale: Scale;
  readonly solve: SolveYesNo | undefined;
  readonly limits: SolveLimits;
}

/** Money that is spent by itself, on whom, and within which limits. */
interface Pot {
  readonly candidates: readonly Candidate[];
  readonly years: readonly YearFunds[];
  readonly communes: Readonly<Record<string, CommuneLimits>>;
}

function solvePot(
  { input, scale, solve, limits }: Asked,
  { candidates, years, communes }: Pot,
  replacementsMax: number | undefined,
): SpendingAnswer {
  const { policy, prices } = input;
  const problem = {
    ...(Object.keys(communes).length > 0 ? { communes } : {}),
    ...(replacementsMax === undefined ? {} : { replacementsMax }),
    ...(prices.bulk.length === 0 ? {} : { bulkPrices: bulkAt(prices, scale) }),
    years: years.map((year) => fundsAt(year, scale)),
    choices: candidates.map((candidate) => choiceAt(candidate, input, scale)),
  };
  const due = new Set(candidates.flatMap((one) => (one.hasNoSupportedSystem ? [one.device] : [])));
  if (policy.replaceUnsupportedFirst && due.size > 0) return unsupportedFirst(problem, due, solve, limits);
  const answer = solvePlan(problem, solve, limits);
  return answer.ok ? { ok: true, solution: answer.solution, mandatory: new Set() } : answer;
}

/** Each commune by itself. Where the policy limits new PCs for all together, each gets a share of that number, and is asked again. */
function solveEach(
  asked: Asked,
  sums: readonly { readonly commune: string; readonly years: readonly YearFunds[] }[],
): SpendingAnswer {
  const { policy, candidates } = asked.input;
  const byCommune = grouped(candidates, ({ commune }) => commune);
  const pots = sums.map(({ commune, years }) => {
    const its = policy.communes[commune];
    const communes = its === undefined ? {} : { [commune]: its };
    return { commune, pot: { candidates: byCommune.get(commune) ?? [], years, communes } };
  });
  const unlimited = new Map<string, SpendingAnswer & { readonly ok: true }>();
  for (const { commune, pot } of pots) {
    const answer = solvePot(asked, pot, undefined);
    if (!answer.ok) return { ...answer, commune };
    unlimited.set(commune, answer);
  }
  const most = policy.replacementsMax;
  const wanted = [...unlimited.values()].flatMap(({ solution, mandatory }) =>
    solution.chosen
      .filter(({ option }) => option === 'replacement')
      .map((one) => ({ ...one, isMandatory: mandatory.has(one.device) })),
  );
  if (most === undefined || wanted.length <= most) return added([...unlimited.values()]);

  const reserved = new Set<string>();
  for (;;) {
    const shares = shareReplacements(wanted, most, reserved);
    if (shares === undefined) {
      const trouble = { kind: 'floors-against-rule', communes: [...reserved].sort(), rule: 'replacementsMax' } as const;
      return { ok: false, trouble };
    }
    const answers: (SpendingAnswer & { readonly ok: true })[] = [];
    let short: (SpendingAnswer & { readonly ok: false }) | undefined;
    for (const { commune, pot } of pots) {
      const answer = solvePot(asked, pot, shares.get(commune) ?? 0);
      if (answer.ok) answers.push(answer);
      else {
        short = { ...answer, commune };
        break;
      }
    }
    if (short === undefined) {
      const all = added(answers);
      // With other shares more could be recovered, but never more than without a limit.
      return policy.replaceUnsupportedFirst
        ? all
        : { ...all, solution: boundedBy(all.solution, [...unlimited.values()]) };
    }
    // Possible without the limit: it is the floor that asks for new PCs.
    if (short.commune === undefined || reserved.has(short.commune)) return short;
    reserved.add(short.commune);
  }
}

/** Limits for communes that there are not, which would be kept to in silence; where nobody said which there are, none. */
function unknownCommunes({ policy, communeCodes }: PlanInput): readonly string[] {
  if (communeCodes === undefined) return [];
  const known = new Set(communeCodes);
  return Object.keys(policy.communes)
    .filter((code) => !known.has(code))
    .sort();
}

/** Of a plan for one commune, its own. A cap where there is nothing to buy limits nothing. */
function limitsInScope({ policy, candidates, communeCodes, commune: only }: PlanInput) {
  const present = new Set(candidates.map(({ commune }) => commune));
  return Object.fromEntries(
    Object.entries(policy.communes).filter(([code, { floor = 0 }]) => {
      if (only !== undefined && code !== only) return false;
      return present.has(code) || (floor > 0 && communeCodes !== undefined);
    }),
  );
}

function added(answers: readonly (SpendingAnswer & { readonly ok: true })[]): SpendingAnswer & { readonly ok: true } {
  const chosen = answers.flatMap((answer) => answer.solution.chosen);
  const cost: Record<Fund, number> = { parts: 0, assets: 0 };
  let minutes = 0;
  for (const { solution: one } of answers) {
    cost.parts += one.cost.parts;
    cost.assets += one.cost.assets;
    minutes += one.minutes;
  }
  const solution = { chosen, cost, minutes: round(minutes), bound: 0, gap: 0 };
  return {
    ok: true,
    solution: boundedBy(solution, answers),
    mandatory: new Set(answers.flatMap(({ mandatory }) => [...mandatory])),
  };
}

function boundedBy(solution: Solution, answers: readonly (SpendingAnswer & { readonly ok: true })[]): Solution {
  const { minutes } = solution;
  const bound = Math.max(minutes, round(answers.reduce((sum, answer) => sum + answer.solution.bound, 0)));
  return { ...solution, bound, gap: bound > 0 ? (bound - minutes) / bound : 0 };
}

const round = (value: number): number => Number(value.toPrecision(12));
