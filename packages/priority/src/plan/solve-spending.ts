import { grouped } from '@mach/wire';
import type { SolveYesNo } from './branching.ts';
import type { Candidate } from './candidate.ts';
import type { SolveLimits } from './limits.ts';
import type { PlanInput } from './plan.ts';
import { bulkAt, choiceAt, fundsAt, type Scale } from './plan-choices.ts';
import { type PricedShares, priceReplacements } from './price-replacements.ts';
import type { CommuneLimits, Fund, PlanChoice, PlanTrouble, Solution, YearFunds } from './problem.ts';
import { shareReplacements, type WantedReplacement } from './share-replacements.ts';
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
  /** Minutes that each new PC has to recover before any of them counts. */
  readonly newPcPrice?: number;
}

function solvePot(
  { input, scale, solve, limits }: Asked,
  { candidates, years, communes, newPcPrice = 0 }: Pot,
  replacementsMax: number | undefined,
): SpendingAnswer {
  const { policy, prices } = input;
  const problem = {
    ...(Object.keys(communes).length > 0 ? { communes } : {}),
    ...(replacementsMax === undefined ? {} : { replacementsMax }),
    ...(prices.bulk.length === 0 ? {} : { bulkPrices: bulkAt(prices, scale) }),
    years: years.map((year) => fundsAt(year, scale)),
    choices: candidates.map((candidate) => pricedChoice(choiceAt(candidate, input, scale), newPcPrice)),
  };
  const due = new Set(candidates.flatMap((one) => (one.hasNoSupportedSystem ? [one.device] : [])));
  if (policy.replaceUnsupportedFirst && due.size > 0) return unsupportedFirst(problem, due, solve, limits);
  const answer = solvePlan(problem, solve, limits);
  return answer.ok ? { ok: true, solution: answer.solution, mandatory: new Set() } : answer;
}

const pricedChoice = (choice: PlanChoice, price: number): PlanChoice =>
  price === 0
    ? choice
    : {
        ...choice,
        options: choice.options.map((option) =>
          option.isReplacement === true ? { ...option, minutes: Math.max(0, option.minutes - price) } : option,
        ),
      };

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

  const byMinutes = sharedByMinutes(asked, pots, wanted, most);
  if (policy.replaceUnsupportedFirst || !byMinutes.ok) return byMinutes;
  const { shares, bound } = sharesByPrice(asked, pots, unlimited, most);
  const byPrice = shares && solvePots(asked, pots, shares);
  // Each of both is the better one now and then.
  const isBetter = byPrice?.ok && byPrice.solution.minutes > byMinutes.solution.minutes;
  const better = isBetter ? byPrice : byMinutes;
  return { ...better, solution: boundedBy(better.solution, bound) };
}

interface PotOf {
  readonly commune: string;
  readonly pot: Pot;
}

/** Each commune with its share of a limit of new PCs, added up; the first that can't keep to its rules with it. */
function solvePots(asked: Asked, pots: readonly PotOf[], shares: ReadonlyMap<string, number>): SpendingAnswer {
  const answers: (SpendingAnswer & { readonly ok: true })[] = [];
  for (const { commune, pot } of pots) {
    const answer = solvePot(asked, pot, shares.get(commune) ?? 0);
    if (!answer.ok) return { ...answer, commune };
    answers.push(answer);
  }
  return added(answers);
}

/** New PCs go to those that recover most minutes by them, after what a commune needs for its floor. */
function sharedByMinutes(
  asked: Asked,
  pots: readonly PotOf[],
  wanted: readonly WantedReplacement[],
  most: number,
): SpendingAnswer {
  const reserved = new Set<string>();
  for (;;) {
    const shares = shareReplacements(wanted, most, reserved);
    if (shares === undefined) {
      const trouble = { kind: 'floors-against-rule', communes: [...reserved].sort(), rule: 'replacementsMax' } as const;
      return { ok: false, trouble };
    }
    const answer = solvePots(asked, pots, shares);
    if (answer.ok) return answer;
    // Possible without the limit: it is the floor that asks for new PCs.
    if (answer.commune === undefined || reserved.has(answer.commune)) return answer;
    reserved.add(answer.commune);
  }
}

/** Shares of a limit of new PCs, and the bound that goes with it: never above what all recover without a limit. */
function sharesByPrice(
  asked: Asked,
  pots: readonly PotOf[],
  unlimited: ReadonlyMap<string, SpendingAnswer & { readonly ok: true }>,
  most: number,
): PricedShares {
  const priceMax = asked.input.candidates.reduce(
    (max, { options }) => options.reduce((all, { minutes }) => Math.max(all, minutes), max),
    0,
  );
  const free = [...unlimited.values()].reduce((sum, { solution }) => sum + solution.bound, 0);
  const answersAt = (newPcPrice: number) =>
    new Map(
      pots.map(({ commune, pot }) => {
        // No solver: the price wants to be found, and a bound by it is one already.
        const answer = solvePot({ ...asked, solve: undefined }, { ...pot, newPcPrice }, undefined);
        const { solution } = answer.ok ? answer : (unlimited.get(commune) as SpendingAnswer & { readonly ok: true });
        const replacements = solution.chosen.filter(({ option }) => option === 'replacement').length;
        return [commune, { bound: solution.bound, replacements }] as const;
      }),
    );
  const priced = priceReplacements(answersAt, most, priceMax);
  return { ...priced, bound: Math.min(priced.bound, free) };
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
    solution: boundedBy(
      solution,
      answers.reduce((sum, answer) => sum + answer.solution.bound, 0),
    ),
    mandatory: new Set(answers.flatMap(({ mandatory }) => [...mandatory])),
  };
}

function boundedBy(solution: Solution, most: number): Solution {
  const { minutes } = solution;
  const bound = Math.max(minutes, round(most));
  return { ...solution, bound, gap: bound > 0 ? (bound - minutes) / bound : 0 };
}

const round = (value: number): number => Number(value.toPrecision(12));
