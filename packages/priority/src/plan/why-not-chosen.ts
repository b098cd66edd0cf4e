import { grouped } from '@mach/wire';
import type { Candidate, CandidateOption } from './candidate.ts';
import type { NotChosen, PlanInput, PlanLine } from './plan.ts';
import type { Fund, YearFunds } from './problem.ts';

const MILLION = 1_000_000;

/**
 * Why each device that gets nothing gets nothing. Money competes within one fund and one year alone (and one commune, where each has its own sum): there an option
 * is left out for the money where all that was bought freely gives more. What a rule forced says nothing of the money: what must be replaced
 * first, what a floor needs, and single PCs of a whole counter, which counts as one. Where what is left would pay for it, it was no money that it lacked.
 */
export function whyNotChosen(
  input: Pick<PlanInput, 'spending' | 'policy'>,
  byDevice: ReadonlyMap<string, Candidate>,
  lines: readonly PlanLine[],
): readonly NotChosen[] {
  const chosen = new Set(lines.map(({ device }) => device));
  const pots = potsOf(input.spending);
  const least = leastRates(input, byDevice, lines, pots);
  const left = leftIn(pots, lines);
  return [...byDevice.values()]
    .filter(({ device }) => !chosen.has(device))
    .map(({ device, number, commune, options }) => {
      const known = { device, number, commune };
      if (options.length === 0) return { ...known, because: 'nothing-makes-sense' } as const;
      const best = Math.round(Math.max(...options.map(rateOf)) * 10) / 10;
      const isLess = options.every((option) =>
        pots(commune, option.fund).every((pot) => {
          const bought = least.get(pot);
          return bought !== undefined && rateOf(option) < bought && option.cost.likely > left(pot);
        }),
      );
      return { ...known, because: isLess ? 'less-for-money' : 'does-not-fit', minutesPerMillion: best } as const;
    });
}

const rateOf = ({ minutes, cost }: CandidateOption): number => (minutes / Math.max(1, cost.likely)) * MILLION;

/** Money of one year that was given for one end, in đồng. */
interface Pot {
  readonly dong: number;
}
type Pots = (commune: string, fund: Fund) => readonly Pot[];

/** The money that could pay for a device, of each year: a common sum is one pot for both funds. */
function potsOf(spending: PlanInput['spending']): Pots {
  const ofYears = (years: readonly YearFunds[]): Readonly<Record<Fund, readonly Pot[]>> => {
    const pots = years.map((funds) => {
      if (!('common' in funds)) return { parts: { dong: funds.parts }, assets: { dong: funds.assets } };
      const common = { dong: funds.common };
      return { parts: common, assets: common };
    });
    return { parts: pots.map(({ parts }) => parts), assets: pots.map(({ assets }) => assets) };
  };
  if (spending.kind === 'together') {
    const all = ofYears(spending.years);
    return (_, fund) => all[fund];
  }
  const each = new Map(spending.communes.map(({ commune, years }) => [commune, ofYears(years)]));
  return (commune, fund) => each.get(commune)?.[fund] ?? [];
}

/** What the plan leaves in each pot. */
function leftIn(pots: Pots, lines: readonly PlanLine[]): (pot: Pot) => number {
  const spent = new Map<Pot, number>();
  for (const { commune, fund, year, cost } of lines) {
    const pot = pots(commune, fund)[year];
    if (pot !== undefined) spent.set(pot, (spent.get(pot) ?? 0) + cost);
  }
  return (pot) => pot.dong - (spent.get(pot) ?? 0);
}

/** The least minutes for a million that were bought freely from each pot; of one from which nothing was there is none. */
function leastRates(
  { policy }: Pick<PlanInput, 'policy'>,
  byDevice: ReadonlyMap<string, Candidate>,
  lines: readonly PlanLine[],
  pots: Pots,
): ReadonlyMap<Pot, number> {
  const spent = new Map<string, number>();
  for (const { commune, cost } of lines) spent.set(commune, (spent.get(commune) ?? 0) + cost);
  const isForced = ({ commune, cost, isMandatory }: PlanLine): boolean =>
    isMandatory || (spent.get(commune) ?? 0) - cost < (policy.communes[commune]?.floor ?? 0);

  const least = new Map<Pot, number>();
  const units = grouped(lines, (line) => byDevice.get(line.device)?.bundle ?? line.device);
  for (const its of units.values()) {
    if (its.some(isForced)) continue;
    const cost = its.reduce((sum, line) => sum + line.cost, 0);
    if (cost === 0) continue;
    const rate = (its.reduce((sum, { minutes }) => sum + minutes, 0) / cost) * MILLION;
    for (const { commune, fund, year } of its) {
      const pot = pots(commune, fund)[year];
      if (pot !== undefined) least.set(pot, Math.min(least.get(pot) ?? Number.POSITIVE_INFINITY, rate));
    }
  }
  return least;
}

/** Of what was chosen, the least minutes for a million đồng, whichever fund paid it. */
export function leastOf(lines: readonly PlanLine[]): number | undefined {
  let least: number | undefined;
  for (const { minutes, cost } of lines) {
    if (cost > 0) least = Math.min(least ?? Number.POSITIVE_INFINITY, (minutes / cost) * MILLION);
  }
  return least === undefined ? undefined : Math.round(least * 10) / 10;
}
