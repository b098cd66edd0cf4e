import type { CommuneLimits, Fund, PlanProblem, PlanTrouble, YearFunds } from './problem.ts';

/** What can be seen to be impossible before anything is tried; the commune is named. */
export function troubleBefore(problem: PlanProblem): PlanTrouble | undefined {
  const { communes = {}, choices, years } = problem;
  const most = new Map<string, number>();
  for (const { commune, options } of choices) {
    const dearest = options.reduce((cost, option) => Math.max(cost, option.cost), 0);
    most.set(commune, (most.get(commune) ?? 0) + dearest);
  }
  let floors = 0;
  const withFloor: string[] = [];
  for (const [commune, { floor = 0, cap = Number.POSITIVE_INFINITY }] of floorsInOrder(communes)) {
    if (floor > cap) return { kind: 'floor-above-cap', commune, floor, cap };
    const its = most.get(commune) ?? 0;
    if (floor > its) return { kind: 'floor-above-options', commune, floor, most: its };
    floors += floor;
    if (floor > 0) withFloor.push(commune);
  }
  const funds = years.reduce((sum, year) => sum + inAll(year), 0);
  if (floors > funds) return { kind: 'floors-above-funds', communes: withFloor, floors, funds };
  const devices = choices
    .filter(({ mayStay = true, options }) => !mayStay && !options.some((option) => isAffordable(option, years)))
    .map(({ device }) => device)
    .sort();
  return devices.length > 0 ? { kind: 'must-choose-too-dear', devices } : undefined;
}

/**
 * Which floors clash: the communes by code, up to the first with whose floor nothing is possible any more, that one last.
 * `isPossible` tries a problem.
 */
export function whyInfeasible(problem: PlanProblem, isPossible: (problem: PlanProblem) => boolean): PlanTrouble {
  const all = floorsInOrder(problem.communes ?? {});
  const withFloors = (count: number): PlanProblem => ({
    ...problem,
    communes: Object.fromEntries(
      all.map(([commune, { floor = 0, cap }], place) => [
        commune,
        { floor: place < count ? floor : 0, ...(cap === undefined ? {} : { cap }) },
      ]),
    ),
  });
  if (!all.some(([, { floor = 0 }]) => floor > 0) || !isPossible(withFloors(0))) return { kind: 'infeasible' };
  let possible = 0;
  let impossible = all.length;
  while (impossible - possible > 1) {
    const middle = (possible + impossible) >> 1;
    if (isPossible(withFloors(middle))) possible = middle;
    else impossible = middle;
  }
  const clash = all.slice(0, impossible).filter(([, { floor = 0 }]) => floor > 0);
  return { kind: 'floors-clash', communes: clash.map(([commune]) => commune) };
}

const floorsInOrder = (communes: Readonly<Record<string, CommuneLimits>>) =>
  Object.entries(communes).sort(([a], [b]) => (a < b ? -1 : 1));
const inAll = (year: YearFunds): number => ('common' in year ? year.common : year.parts + year.assets);
const isAffordable = (
  { cost, fund }: { readonly cost: number; readonly fund: Fund },
  years: readonly YearFunds[],
): boolean => years.some((year) => cost <= ('common' in year ? year.common : year[fund]));
