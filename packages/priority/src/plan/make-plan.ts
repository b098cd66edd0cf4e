import { grouped } from '@mach/wire';
import { coverageOf } from '../coverage.ts';
import { priceWarnings } from '../options/prices.ts';
import type { SolveYesNo } from './branching.ts';
import type { Candidate, CandidateOption } from './candidate.ts';
import { SOLVE_LIMITS, type SolveLimits } from './limits.ts';
import type {
  CommuneShare,
  DraftAnswer,
  DraftPlan,
  NotChosen,
  PlanAnswer,
  PlanChange,
  PlanInput,
  PlanLine,
  PlanMove,
  PlanWarning,
  WhatIfAnswer,
} from './plan.ts';
import type { Scale } from './plan-choices.ts';
import type { Fund, Solution } from './problem.ts';
import { solveSpending } from './solve-spending.ts';

const AS_THEY_ARE = { prices: 1, funds: 1 } as const;
/** What is tried beside the plan, and told with it. */
const TENTH_MORE = { prices: 1, funds: 1.1 } as const;
const PRICES_RISE = { prices: 1.5, funds: 1 } as const;
const PRICES_FALL = { prices: 0.5, funds: 1 } as const;
const MILLION = 1_000_000;

/** Makes the plan for a sum with all that is said about it. The same input gives the same plan. */
export function makePlan(input: PlanInput, solve?: SolveYesNo, limits: SolveLimits = SOLVE_LIMITS): PlanAnswer {
  const made = draftOf(input, solve, limits);
  if (!made.ok) return made;
  const changed = changesOf(input, made, solve, limits);
  return { ok: true, plan: { ...made.draft, withTenthMore: changed(TENTH_MORE), ifPricesRise: changed(PRICES_RISE) } };
}

/** What a tenth more money, and prices half as high again or half as high, would change: for a page that shows the draft already. */
export function planWhatIf(input: PlanInput, solve?: SolveYesNo, limits: SolveLimits = SOLVE_LIMITS): WhatIfAnswer {
  const made = draftOf(input, solve, limits);
  if (!made.ok) return made;
  const changed = changesOf(input, made, solve, limits);
  return {
    ok: true,
    whatIf: {
      minutes: made.solution.minutes,
      withTenthMore: changed(TENTH_MORE),
      ifPricesRise: changed(PRICES_RISE),
      ifPricesFall: changed(PRICES_FALL),
    },
  };
}

function changesOf(
  input: PlanInput,
  { solution, byDevice }: { readonly solution: Solution; readonly byDevice: ReadonlyMap<string, Candidate> },
  solve: SolveYesNo | undefined,
  limits: SolveLimits,
) {
  return (scale: Scale): PlanChange => {
    const other = solveSpending(input, scale, solve, limits);
    return other.ok ? changeOf(solution, other.solution, byDevice) : { possible: false, trouble: other.trouble };
  };
}

/** The same without what other sums and prices would change, each of which is a plan of its own: for a slider that is drawn. */
export function draftPlan(input: PlanInput, solve?: SolveYesNo, limits: SolveLimits = SOLVE_LIMITS): DraftAnswer {
  const made = draftOf(input, solve, limits);
  return made.ok ? { ok: true, plan: made.draft } : made;
}

function draftOf(input: PlanInput, solve: SolveYesNo | undefined, limits: SolveLimits) {
  const answer = solveSpending(input, AS_THEY_ARE, solve, limits);
  if (!answer.ok) return answer;
  const { solution, mandatory } = answer;
  const byDevice = new Map(inScope(input).map((candidate) => [candidate.device, candidate]));
  const lines = linesOf(solution, byDevice, mandatory);
  const least = leastOf(lines);
  const sum = (end: 'costLow' | 'costHigh') => lines.reduce((all, line) => all + line[end], 0);
  const draft: DraftPlan = {
    lines,
    minutes: solution.minutes,
    cost: solution.cost,
    costLow: sum('costLow'),
    costHigh: sum('costHigh'),
    bound: solution.bound,
    gap: solution.gap,
    ...(least === undefined ? {} : { leastMinutesPerMillion: least }),
    communes: sharesOf(byDevice, lines),
    notChosen: notChosenOf(byDevice, lines, (commune) =>
      input.spending.kind === 'together' ? least : leastOf(lines.filter((line) => line.commune === commune)),
    ),
    coverage: coverageOf([...byDevice.values()]),
    warnings: warningsOf(input, byDevice, lines, solution),
  };
  return { ok: true, draft, solution, byDevice } as const;
}

/** A commune that gets no sum of its own is in nobody's plan. */
function inScope({ spending, candidates }: PlanInput): readonly Candidate[] {
  if (spending.kind === 'together') return candidates;
  const communes = new Set(spending.communes.map(({ commune }) => commune));
  return candidates.filter(({ commune }) => communes.has(commune));
}

function linesOf(
  { chosen }: Solution,
  byDevice: ReadonlyMap<string, Candidate>,
  mandatory: ReadonlySet<string>,
): readonly PlanLine[] {
  const lines = chosen.flatMap((one): PlanLine[] => {
    const candidate = byDevice.get(one.device);
    const option = candidate?.options.find(({ measure }) => measure === one.option);
    if (candidate === undefined || option === undefined) return [];
    const discount = option.cost.likely - one.cost;
    return [
      {
        device: one.device,
        number: candidate.number,
        commune: one.commune,
        measure: option.measure,
        fund: one.fund,
        cost: one.cost,
        costLow: Math.max(0, option.cost.low - discount),
        costHigh: Math.max(0, option.cost.high - discount),
        minutes: one.minutes,
        year: one.year,
        notes: option.notes,
        ...(option.from === undefined ? {} : { from: option.from }),
        isMandatory: mandatory.has(one.device),
      },
    ];
  });
  return lines.sort((a, b) => compare(a.commune, b.commune) || a.number - b.number || compare(a.device, b.device));
}

function changeOf(before: Solution, after: Solution, byDevice: ReadonlyMap<string, Candidate>): PlanChange {
  const key = ({ device, option, year }: Solution['chosen'][number]) => `${device}\n${option}\n${year}`;
  const was = new Set(before.chosen.map(key));
  const is = new Set(after.chosen.map(key));
  const moves = (of: Solution['chosen'], others: ReadonlySet<string>): readonly PlanMove[] =>
    of.flatMap((one) => {
      const candidate = byDevice.get(one.device);
      const option = candidate?.options.find(({ measure }) => measure === one.option);
      if (candidate === undefined || option === undefined || others.has(key(one))) return [];
      return [{ device: one.device, number: candidate.number, commune: one.commune, measure: option.measure }];
    });
  return {
    possible: true,
    minutes: after.minutes,
    cost: after.cost.parts + after.cost.assets,
    comesIn: moves(after.chosen, was),
    goesOut: moves(before.chosen, is),
  };
}

function sharesOf(byDevice: ReadonlyMap<string, Candidate>, lines: readonly PlanLine[]): readonly CommuneShare[] {
  const devices = grouped(byDevice.values(), ({ commune }) => commune);
  const bought = grouped(lines, ({ commune }) => commune);
  return [...devices.keys()].sort(compare).map((commune) => {
    const its = bought.get(commune) ?? [];
    const cost: Record<Fund, number> = { parts: 0, assets: 0 };
    let minutes = 0;
    for (const line of its) {
      cost[line.fund] += line.cost;
      minutes += line.minutes;
    }
    return {
      commune,
      devices: devices.get(commune)?.length ?? 0,
      lines: its.length,
      cost,
      minutes: Number(minutes.toPrecision(12)),
    };
  });
}

function notChosenOf(
  byDevice: ReadonlyMap<string, Candidate>,
  lines: readonly PlanLine[],
  leastIn: (commune: string) => number | undefined,
): readonly NotChosen[] {
  const chosen = new Set(lines.map(({ device }) => device));
  return [...byDevice.values()]
    .filter(({ device }) => !chosen.has(device))
    .map(({ device, number, commune, options }) => {
      const known = { device, number, commune };
      if (options.length === 0) return { ...known, because: 'nothing-makes-sense' } as const;
      const best = Math.round(Math.max(...options.map(rateOf)) * 10) / 10;
      const least = leastIn(commune);
      const because = least !== undefined && best < least ? 'less-for-money' : 'does-not-fit';
      return { ...known, because, minutesPerMillion: best } as const;
    });
}

/** Of what was chosen, the least minutes for a million đồng: with one sum whatever gives less is left out for that. */
function leastOf(lines: readonly PlanLine[]): number | undefined {
  let least: number | undefined;
  for (const { minutes, cost } of lines) {
    if (cost > 0) least = Math.min(least ?? Number.POSITIVE_INFINITY, (minutes / cost) * MILLION);
  }
  return least === undefined ? undefined : Math.round(least * 10) / 10;
}

const rateOf = ({ minutes, cost }: CandidateOption): number => (minutes / Math.max(1, cost.likely)) * MILLION;

function warningsOf(
  { prices, madeOn, spending }: PlanInput,
  byDevice: ReadonlyMap<string, Candidate>,
  lines: readonly PlanLine[],
  { cost }: Solution,
): readonly PlanWarning[] {
  const estimated = lines.filter(({ device }) => byDevice.get(device)?.isEstimated).length;
  const wanted = [...byDevice.values()].filter(({ options }) => options.length > 0).length;
  const years = spending.kind === 'together' ? spending.years : spending.communes.flatMap((one) => one.years);
  const funds = years.reduce((sum, year) => sum + ('common' in year ? year.common : year.parts + year.assets), 0);
  const isLeft = lines.length === wanted && wanted > 0 && funds > 2 * (cost.parts + cost.assets);
  return [
    ...priceWarnings(prices, madeOn),
    ...(estimated * 2 > lines.length ? (['mostly-estimated'] as const) : []),
    ...(isLeft ? (['more-than-everything'] as const) : []),
  ];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
