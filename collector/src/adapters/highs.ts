import type { SolveYesNo, YesNoProblem } from '@mach/priority';
import highsModule, { type Highs, type ModelData } from 'highs';

/** The package's types are those of its CommonJS form, in which the function is one level deeper than in the module that runs. */
const loadHighs = highsModule as unknown as (typeof highsModule)['default'];

/** Loads HiGHS (3.5 MB of WebAssembly, some 20 ms), the branching solver for plans with rules beside the fund. */
export async function loadSolver(): Promise<SolveYesNo> {
  const highs = await loadHighs();
  return (problem) => solve(highs, problem);
}

/**
 * Nothing here depends on a clock: no time limit, one thread, a fixed seed, an end by nodes. Gaps are closed whole, for the
 * bound that is printed must be the solver's best.
 */
const OPTIONS = {
  output_flag: false,
  random_seed: 0,
  mip_rel_gap: 1e-7,
  mip_abs_gap: 1e-7,
  mip_feasibility_tolerance: 1e-9,
  primal_feasibility_tolerance: 1e-9,
} as const;

function solve(highs: Highs, problem: YesNoProblem): ReturnType<SolveYesNo> {
  const { modelStatus: status } = highs.constants;
  return highs.withModel(dataOf(problem, highs), (model) => {
    model.options.set({ ...OPTIONS, mip_max_nodes: problem.nodesMax });
    const run = model.run();
    if (run.modelStatus === status.infeasible || run.modelStatus === status.unboundedOrInfeasible) {
      return { kind: 'infeasible' } as const;
    }
    const dual = Number(model.info.get('mip_dual_bound'));
    const bound = Number.isFinite(dual) ? { bound: dual } : {};
    // 2 is a solution that keeps to the rows; after an end by nodes there may be none.
    if (Number(model.info.get('primal_solution_status')) !== 2) return { kind: 'nothing-found', ...bound } as const;
    const columns = Array.from(model.getSolution().colValue, (value) => value > 0.5);
    const isBest = run.modelStatus === status.optimal;
    return { kind: 'found', columns, bound: Number.isFinite(dual) ? dual : Number.POSITIVE_INFINITY, isBest } as const;
  });
}

function dataOf({ values, rows }: YesNoProblem, { constants }: Highs): ModelData {
  const starts = [0];
  const indices: number[] = [];
  const amounts: number[] = [];
  for (const row of rows) {
    indices.push(...row.columns);
    amounts.push(...row.amounts);
    starts.push(indices.length);
  }
  return {
    numCols: values.length,
    numRows: rows.length,
    sense: constants.objectiveSense.maximize,
    colCost: values,
    colLower: values.map(() => 0),
    colUpper: values.map(() => 1),
    rowLower: rows.map(({ lo }) => lo),
    rowUpper: rows.map(({ hi }) => hi),
    matrix: { format: 'csr', numRows: rows.length, numCols: values.length, starts, indices, values: amounts },
    integrality: values.map(() => constants.variableType.integer),
  };
}
