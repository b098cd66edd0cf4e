import { seededRandom } from '@mach/ports/testing';
import { type PlanProblem, SOLVE_LIMITS, type Solution, solvePlan, type YearFunds } from '@mach/priority';
import { describe, expect, it } from 'vitest';
import { loadSolver } from '../../collector/src/adapters/highs.ts';
import { exhaustive } from './exhaustive.ts';
import { smallProblem } from './small-problems.ts';

const solve = await loadSolver();
/** Of each seed one problem; 10,000 were tried once, without a fault. */
const PROBLEMS = 2_000;
/** Sums of tenths differ in their last digits by the order of adding up. */
const ROUNDING = 1e-9;

/** The problem with nothing left to decide: feasible only if the chosen options keep to every rule. */
function asChosen(problem: PlanProblem, { chosen }: Solution): PlanProblem {
  const byDevice = new Map(chosen.map((one) => [one.device, one]));
  const choices = problem.choices.map((choice) => {
    const one = byDevice.get(choice.device);
    const options = choice.options.filter(({ name }) => name === one?.option);
    return { ...choice, options, mayStay: one === undefined && (choice.mayStay ?? true) };
  });
  return { ...problem, choices };
}

/** So many of the problems, with all rules and some with two years, are put in other orders too. */
const SHUFFLED = 200;
/** All 2,000 were tried once. */
const STEPPED = 800;

function shuffled<Value>(values: readonly Value[], next: () => number): readonly Value[] {
  return values
    .map((value) => ({ value, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

it('with rules and several years a plan, or why there is none, is the same in whatever order devices and options came', () => {
  for (let seed = 0; seed < SHUFFLED; seed++) {
    const problem = smallProblem(seededRandom(`small problem ${seed}`));
    const random = seededRandom(`order ${seed}`);
    const other = {
      ...problem,
      choices: shuffled(problem.choices, random.next).map((choice) => ({
        ...choice,
        options: shuffled(choice.options, random.next),
      })),
      ...(problem.communes === undefined
        ? {}
        : { communes: Object.fromEntries(shuffled(Object.entries(problem.communes), random.next)) }),
      ...(problem.bulkPrices === undefined ? {} : { bulkPrices: shuffled(problem.bulkPrices, random.next) }),
    };
    expect(solvePlan(other, solve), `small problem ${seed}`).toEqual(solvePlan(problem, solve));
  }
}, 60_000);

it('with rules and more money the bound is never below what less money recovers', () => {
  for (let seed = 0; seed < SHUFFLED; seed++) {
    const problem = smallProblem(seededRandom(`small problem ${seed}`));
    const less = solvePlan(problem, solve);
    if (!less.ok) continue;
    const more = solvePlan({ ...problem, years: problem.years.map(aFifthMore) }, solve);
    expect(more.ok, `small problem ${seed}`).toBe(true);
    const bound = more.ok ? more.solution.bound : Number.NaN;
    expect(bound, `small problem ${seed}`).toBeGreaterThanOrEqual(less.solution.minutes - ROUNDING);
  }
}, 60_000);

it('with rules and more money the bound of a small problem never falls: its gap is closed as far as the solver can', () => {
  for (let seed = 0; seed < STEPPED; seed++) {
    const problem = smallProblem(seededRandom(`small problem ${seed}`));
    const less = solvePlan(problem, solve);
    const more = solvePlan({ ...problem, years: problem.years.map(aFifthMore) }, solve);
    if (!less.ok || !more.ok) continue;
    expect(more.solution.bound, `small problem ${seed}`).toBeGreaterThanOrEqual(less.solution.bound);
    expect(less.solution.gap, `small problem ${seed}`).toBeLessThanOrEqual(SOLVE_LIMITS.gapClosed + ROUNDING);
  }
}, 60_000);

const aFifthMore = (funds: YearFunds): YearFunds =>
  'common' in funds
    ? { common: Math.round(funds.common * 1.2) }
    : { parts: Math.round(funds.parts * 1.2), assets: Math.round(funds.assets * 1.2) };

describe('a plan beside the best of all choices', () => {
  it('is within every rule, its bound is true, and it is near the best', () => {
    const gaps: number[] = [];
    let feasible = 0;
    for (let seed = 0; seed < PROBLEMS; seed++) {
      const problem = smallProblem(seededRandom(`small problem ${seed}`));
      const best = exhaustive(problem);
      const answer = solvePlan(problem, solve);
      const named = `small problem ${seed}`;
      if (best === undefined) {
        expect(answer.ok, named).toBe(false);
        continue;
      }
      feasible += 1;
      expect(answer.ok, named).toBe(true);
      if (!answer.ok) continue;
      const { solution } = answer;
      expect(exhaustive(asChosen(problem, solution)), named).toBeGreaterThanOrEqual(solution.minutes - ROUNDING);
      expect(solution.bound, named).toBeGreaterThanOrEqual(best - ROUNDING);
      expect(solution.minutes, named).toBeLessThanOrEqual(best + ROUNDING);
      gaps.push(best === 0 ? 0 : (best - solution.minutes) / best);
    }
    gaps.sort((a, b) => a - b);
    expect(feasible).toBeGreaterThan(PROBLEMS / 2);
    expect(gaps[Math.floor(gaps.length / 2)]).toBeLessThanOrEqual(0.001);
    expect(gaps.at(-1)).toBeLessThanOrEqual(0.02);
  }, 120_000);
});
