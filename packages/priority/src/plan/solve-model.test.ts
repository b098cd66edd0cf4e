import { expect, it } from 'vitest';
import type { SolveYesNo } from './branching.ts';
import { SOLVE_LIMITS } from './limits.ts';
import { modelOf } from './model.ts';
import type { PlanChoice } from './problem.ts';
import { solveModel } from './solve-model.ts';

const MILLION = 1_000_000;
/** PCs at odd prices, whose new PCs no year's money holds whole. */
const choices = Array.from({ length: 12 }, (_, n): PlanChoice => {
  const option = (name: string, millions: number, minutes: number) =>
    ({
      name,
      cost: (millions + n / 7) * MILLION,
      fund: millions > 9 ? 'assets' : 'parts',
      minutes: minutes + 13 * n,
    }) as const;
  return { device: `pc ${n}`, commune: '00004', options: [option('ram', 2, 50), option('replacement', 13, 300)] };
});
const modelIn = (years: number) =>
  modelOf({ choices, years: Array.from({ length: years }, () => ({ parts: 5 * MILLION, assets: 32 * MILLION })) });

it.each([
  { years: 1, columnsMax: 5, nodes: SOLVE_LIMITS.nodesMax },
  { years: 3, columnsMax: 5, nodes: SOLVE_LIMITS.nodesOfYearsMax },
  { years: 3, columnsMax: 2_000, nodes: SOLVE_LIMITS.nodesMax },
])(
  'a large problem of several years is searched for fewer nodes: $years years, large from $columnsMax options on',
  (of) => {
    const asked: number[] = [];
    const solve: SolveYesNo = ({ nodesMax }) => {
      asked.push(nodesMax);
      return { kind: 'nothing-found' };
    };
    solveModel(modelIn(of.years), solve, { ...SOLVE_LIMITS, columnsMax: of.columnsMax });
    expect(asked).toEqual([of.nodes]);
  },
);
