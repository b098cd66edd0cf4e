import { seededRandom } from '@mach/ports/testing';
import { SOLVE_LIMITS, solvePlan, type YearFunds } from '@mach/priority';
import { expect, it } from 'vitest';
import { largeProblem, withRules } from './large-problem.ts';

const DEVICES = 6_000;
const COMMUNES = 60;
const YEARS = 3;

it('with rules over three years is so near to the best without branching that none is asked for', () => {
  const problem = withRules(largeProblem(seededRandom('years'), DEVICES, COMMUNES));
  const aYear = ([funds]: readonly YearFunds[]): YearFunds =>
    funds === undefined || 'common' in funds
      ? { common: 0 }
      : { parts: Math.floor(funds.parts / YEARS), assets: Math.floor(funds.assets / YEARS) };
  const years = Array.from({ length: YEARS }, () => aYear(problem.years));
  const answer = solvePlan({ ...problem, years });
  expect(answer.ok && answer.solution.gap).toBeLessThan(SOLVE_LIMITS.gapLeft);
}, 60_000);
