import type { Candidate } from './candidate.ts';
import type { PlanInput, PlanLine } from './plan.ts';
import type { YearFunds } from './problem.ts';

/**
 * Đồng that stay because a sum is above the cost of everything that makes sense there, and not because a rule or a price stands in the way; 0 where no sum
 * is. A common sum is held against the best for each device. A fund of its own is held against the dearest that it could pay for each: a device that
 * gets no new PC for want of the other fund may get parts from this one.
 */
export function staysUnspent(
  { spending }: Pick<PlanInput, 'spending'>,
  candidates: readonly Candidate[],
  lines: readonly PlanLine[],
): number {
  // An empty plan says it all by itself.
  if (candidates.every(({ options }) => options.length === 0)) return 0;
  if (spending.kind === 'together') return ofPot(spending.years, candidates, lines);
  return spending.communes.reduce((sum, { commune, years }) => {
    const isIts = (one: { readonly commune: string }) => one.commune === commune;
    return sum + ofPot(years, candidates.filter(isIts), lines.filter(isIts));
  }, 0);
}

function ofPot(years: readonly YearFunds[], candidates: readonly Candidate[], lines: readonly PlanLine[]): number {
  const sum = (of: (year: YearFunds) => number) => years.reduce((all, year) => all + of(year), 0);
  const spent = (fund?: string) =>
    lines.reduce((all, line) => (fund === undefined || line.fund === fund ? all + line.cost : all), 0);
  const left = (funds: number, everything: number, paid: number) =>
    funds > everything ? Math.max(0, funds - paid) : 0;
  if (years.some((year) => 'common' in year && year.common > 0)) {
    const funds = sum((year) => ('common' in year ? year.common : year.parts + year.assets));
    return left(funds, total(candidates, bestCost), spent());
  }
  return (['parts', 'assets'] as const).reduce((all, fund) => {
    const funds = sum((year) => ('common' in year ? 0 : year[fund]));
    const dearest = ({ options }: Candidate) =>
      options.reduce((most, option) => (option.fund === fund ? Math.max(most, option.cost.likely) : most), 0);
    return all + left(funds, total(candidates, dearest), spent(fund));
  }, 0);
}

const total = (candidates: readonly Candidate[], of: (candidate: Candidate) => number): number =>
  candidates.reduce((sum, candidate) => sum + of(candidate), 0);

/** Of what recovers most minutes, and of those the cheapest. */
function bestCost({ options }: Candidate): number {
  const [best] = [...options].sort((a, b) => b.minutes - a.minutes || a.cost.likely - b.cost.likely);
  return best?.cost.likely ?? 0;
}
