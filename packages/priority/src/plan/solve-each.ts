import { grouped } from '@mach/wire';
import type { CommunePlan } from './known-shares.ts';
import { type PricedShares, priceReplacements } from './price-replacements.ts';
import type { Fund, Solution, YearFunds } from './problem.ts';
import { shareReplacements, type WantedReplacement } from './share-replacements.ts';
import { type Asked, type Pot, type SpendingAnswer, type SpendingSolved, solvePot } from './solve-pot.ts';

/** Each commune by itself. Where the policy limits new PCs for all together, each gets a share of that number, and is asked again. */
export function solveEach(
  asked: Asked,
  sums: readonly { readonly commune: string; readonly years: readonly YearFunds[] }[],
): SpendingAnswer {
  const { policy, candidates } = asked.input;
  const byCommune = grouped(candidates, ({ commune }) => commune);
  const pots = new Map(
    sums.map(({ commune, years }): readonly [string, Pot] => {
      const its = policy.communes[commune];
      const communes = its === undefined ? {} : { [commune]: its };
      return [commune, { candidates: byCommune.get(commune) ?? [], years, communes }];
    }),
  );
  const unlimited = new Map<string, SpendingSolved>();
  for (const [commune, pot] of pots) {
    const answer = solvePot(asked, pot, {});
    if (!answer.ok) return { ...answer, commune };
    unlimited.set(commune, answer);
  }
  const most = policy.replacementsMax;
  const wanted = [...unlimited.values()].flatMap(({ solution, mandatory }) =>
    newPcsOf(solution).map((one) => ({ ...one, isMandatory: mandatory.has(one.device) })),
  );
  if (most === undefined || wanted.length <= most) return added([...unlimited.values()]);
  if (policy.replaceUnsupportedFirst) return sharedByMinutes(asked, pots, wanted, most);

  const { plans, bound } = sharedByPrice(asked, pots, unlimited, most);
  const byPrice = plans && added([...plans.values()].map(({ plan }) => plan));
  if (byPrice !== undefined && bound - byPrice.solution.minutes <= asked.limits.gapOfPlaces * bound) {
    return { ...byPrice, solution: boundedBy(byPrice.solution, bound) };
  }
  const byMinutes = sharedByMinutes(asked, pots, wanted, most);
  // Each of both is the better one now and then.
  const isBetter = byPrice !== undefined && !(byMinutes.ok && byMinutes.solution.minutes >= byPrice.solution.minutes);
  const better = isBetter ? byPrice : byMinutes;
  return better.ok ? { ...better, solution: boundedBy(better.solution, bound) } : better;
}

const newPcsOf = ({ chosen }: Solution) => chosen.filter(({ option }) => option === 'replacement');

/** New PCs go to those that recover most minutes by them, after what a commune needs for its floor. */
function sharedByMinutes(
  asked: Asked,
  pots: ReadonlyMap<string, Pot>,
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

/** Each commune with its share of a limit of new PCs, added up; the first that can't keep to its rules with it. */
function solvePots(asked: Asked, pots: ReadonlyMap<string, Pot>, shares: ReadonlyMap<string, number>): SpendingAnswer {
  const answers: SpendingSolved[] = [];
  for (const [commune, pot] of pots) {
    const answer = solvePot(asked, pot, { most: shares.get(commune) ?? 0 });
    if (!answer.ok) return { ...answer, commune };
    answers.push(answer);
  }
  return added(answers);
}

function sharedByPrice(
  asked: Asked,
  pots: ReadonlyMap<string, Pot>,
  unlimited: ReadonlyMap<string, SpendingSolved>,
  most: number,
): PricedShares<SpendingSolved> {
  const priceMax = asked.input.candidates.reduce(
    (max, { options }) => options.reduce((all, { minutes }) => Math.max(all, minutes), max),
    0,
  );
  const potOf = (commune: string): Pot => pots.get(commune) as Pot;
  const free = new Map(Array.from(unlimited, ([commune, answer]) => [commune, planOf(answer, 0)]));
  const atPrice = (commune: string, price: number, isBranched: boolean) => {
    const answer = solvePot(isBranched ? asked : { ...asked, solve: undefined }, potOf(commune), { price });
    return answer.ok ? planOf(answer, price) : undefined;
  };
  const atMost = (commune: string, share: number) => {
    const answer = solvePot(asked, potOf(commune), { most: share });
    if (answer.ok) return { plan: planOf(answer, 0), bound: answer.solution.bound };
    const { trouble } = answer;
    return { bound: trouble.kind === 'not-found' ? trouble.bound : Number.NEGATIVE_INFINITY };
  };
  return priceReplacements(free, { atPrice, atMost }, most, { priceMax, ...asked.limits });
}

/** What was charged for new PCs is recovered all the same. */
function planOf(answer: SpendingSolved, price: number): CommunePlan<SpendingSolved> {
  const { solution } = answer;
  const replacements = newPcsOf(solution).length;
  const minutes = price === 0 ? solution.minutes : round(solution.minutes + price * replacements);
  return { replacements, minutes, bound: solution.bound, plan: { ...answer, solution: { ...solution, minutes } } };
}

function added(answers: readonly SpendingSolved[]): SpendingSolved {
  const chosen = answers.flatMap((answer) => answer.solution.chosen);
  const cost: Record<Fund, number> = { parts: 0, assets: 0 };
  let minutes = 0;
  for (const { solution: one } of answers) {
    cost.parts += one.cost.parts;
    cost.assets += one.cost.assets;
    minutes += one.minutes;
  }
  const solution: Solution = { chosen, minutes: round(minutes), cost, bound: 0, gap: 0 };
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
