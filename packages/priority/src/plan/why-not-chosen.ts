import { grouped } from '@mach/wire';
import type { Candidate, CandidateOption } from './candidate.ts';
import type { NotChosen, PlanInput, PlanLine } from './plan.ts';
import type { Fund } from './problem.ts';

const MILLION = 1_000_000;

/**
 * Why each device that gets nothing gets nothing. Money competes within one fund and one year alone (and one commune, where each has its own sum): there an option
 * is left out for the money where all that was bought freely gives more. What a rule forced says nothing of the money: what must be replaced
 * first, what a floor needs, and single PCs of a whole counter, which counts as one.
 */
export function whyNotChosen(
  input: Pick<PlanInput, 'spending' | 'policy'>,
  byDevice: ReadonlyMap<string, Candidate>,
  lines: readonly PlanLine[],
): readonly NotChosen[] {
  const chosen = new Set(lines.map(({ device }) => device));
  const least = leastRates(input, byDevice, lines);
  return [...byDevice.values()]
    .filter(({ device }) => !chosen.has(device))
    .map(({ device, number, commune, options }) => {
      const known = { device, number, commune };
      if (options.length === 0) return { ...known, because: 'nothing-makes-sense' } as const;
      const best = Math.round(Math.max(...options.map(rateOf)) * 10) / 10;
      const isLess = options.every((option) =>
        least.rates(commune, option.fund).every((rate) => rate !== undefined && rateOf(option) < rate),
      );
      return { ...known, because: isLess ? 'less-for-money' : 'does-not-fit', minutesPerMillion: best } as const;
    });
}

const rateOf = ({ minutes, cost }: CandidateOption): number => (minutes / Math.max(1, cost.likely)) * MILLION;

/** The least minutes for a million that were bought freely, one a year; undefined for a year in which nothing was. */
function leastRates(
  { spending, policy }: Pick<PlanInput, 'spending' | 'policy'>,
  byDevice: ReadonlyMap<string, Candidate>,
  lines: readonly PlanLine[],
): { readonly rates: (commune: string, fund: Fund) => readonly (number | undefined)[] } {
  const yearsOf = new Map(
    spending.kind === 'together' ? [] : spending.communes.map(({ commune, years }) => [commune, years] as const),
  );
  const years = (commune: string) => (spending.kind === 'together' ? spending.years : (yearsOf.get(commune) ?? []));
  const keyOf = (commune: string, fund: Fund, year: number): string => {
    const of = years(commune)[year];
    const pot = of !== undefined && 'common' in of ? 'common' : fund;
    return `${spending.kind === 'together' ? '' : commune} ${pot} ${year}`;
  };
  const spent = new Map<string, number>();
  for (const { commune, cost } of lines) spent.set(commune, (spent.get(commune) ?? 0) + cost);
  const isForced = ({ commune, cost, isMandatory }: PlanLine): boolean =>
    isMandatory || (spent.get(commune) ?? 0) - cost < (policy.communes[commune]?.floor ?? 0);

  const least = new Map<string, number>();
  const units = grouped(lines, (line) => byDevice.get(line.device)?.bundle ?? line.device);
  for (const its of units.values()) {
    if (its.some(isForced)) continue;
    const cost = its.reduce((sum, line) => sum + line.cost, 0);
    if (cost === 0) continue;
    const rate = (its.reduce((sum, { minutes }) => sum + minutes, 0) / cost) * MILLION;
    for (const { commune, fund, year } of its) {
      const key = keyOf(commune, fund, year);
      least.set(key, Math.min(least.get(key) ?? Number.POSITIVE_INFINITY, rate));
    }
  }
  return { rates: (commune, fund) => years(commune).map((_, year) => least.get(keyOf(commune, fund, year))) };
}

/** Of what was chosen, the least minutes for a million đồng, whichever fund paid it. */
export function leastOf(lines: readonly PlanLine[]): number | undefined {
  let least: number | undefined;
  for (const { minutes, cost } of lines) {
    if (cost > 0) least = Math.min(least ?? Number.POSITIVE_INFINITY, (minutes / cost) * MILLION);
  }
  return least === undefined ? undefined : Math.round(least * 10) / 10;
}
