import { grouped } from '@mach/wire';
import { coverageOf } from '../coverage.ts';
import { priceWarnings } from '../options/prices.ts';
import type { SolveYesNo } from './branching.ts';
import type { Candidate } from './candidate.ts';
import { SOLVE_LIMITS, type SolveLimits } from './limits.ts';
import type {
  CommuneShare,
  DraftAnswer,
  DraftPlan,
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
import { staysUnspent } from './stays-unspent.ts';
import { leastOf, whyNotChosen } from './why-not-chosen.ts';

const AS_THEY_ARE = { prices: 1, funds: 1 } as const;
/** What is tried beside the plan, and told with it. */
const TENTH_MORE = { prices: 1, funds: 1.1 } as const;
export const PRICES_RISE = { prices: 1.5, funds: 1 } as const;
const PRICES_FALL = { prices: 0.5, funds: 1 } as const;

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
  const unspent = staysUnspent(input, [...byDevice.values()], lines);
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
    notChosen: whyNotChosen(input, byDevice, lines),
    coverage: coverageOf([...byDevice.values()]),
    warnings: warningsOf(input, byDevice, lines, unspent),
    ...(unspent > 0 ? { staysUnspent: unspent } : {}),
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

function warningsOf(
  { prices, madeOn }: PlanInput,
  byDevice: ReadonlyMap<string, Candidate>,
  lines: readonly PlanLine[],
  unspent: number,
): readonly PlanWarning[] {
  const estimated = lines.filter(({ device }) => byDevice.get(device)?.isEstimated).length;
  return [
    ...priceWarnings(prices, madeOn),
    ...(estimated * 2 > lines.length ? (['mostly-estimated'] as const) : []),
    ...(unspent > 0 ? (['more-than-everything'] as const) : []),
  ];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
