import { performance } from 'node:perf_hooks';
import { seededRandom } from '@mach/ports/testing';
import { type PlanProblem, solvePlan } from '@mach/priority';
import { loadSolver } from '../../collector/src/adapters/highs.ts';
import { largeProblem, withRules } from '../planning/large-problem.ts';

const DEVICES = 10_000;
const COMMUNES = 168;
const ROUNDS = 7;

/** Time, gap and memory of plans for a large province: the first round, which the compiler still works in, and the median of the others. */
export async function plan(): Promise<void> {
  const solve = await loadSolver();
  const large = largeProblem(seededRandom('plan'), DEVICES, COMMUNES);
  measure('one fund', large, () => solvePlan(large, solve));
  const ruled = withRules(large);
  measure('two funds, floors, caps, replacements', ruled, () => solvePlan(ruled, solve));
}

function measure(name: string, { choices }: PlanProblem, run: () => ReturnType<typeof solvePlan>): void {
  const times: number[] = [];
  const cpuBefore = process.cpuUsage().user;
  let answer: ReturnType<typeof solvePlan> | undefined;
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    answer = run();
    times.push(performance.now() - start);
  }
  if (answer === undefined) return;
  const [first = 0, ...others] = times;
  const median = others.sort((a, b) => a - b)[Math.floor(others.length / 2)] ?? 0;
  const found = answer.ok
    ? `${answer.solution.minutes} min of at most ${answer.solution.bound} (gap ${(answer.solution.gap * 100).toFixed(5)} %), ${answer.solution.chosen.length} bought`
    : JSON.stringify(answer.trouble);
  const cpu = (process.cpuUsage().user - cpuBefore) / 1_000 / (ROUNDS + 1);
  const rss = Math.round(process.memoryUsage.rss() / 1024 ** 2);
  process.stdout.write(
    `${name}: ${choices.length} PCs × 6: first ${first.toFixed(0)} ms, median ${median.toFixed(0)} ms, CPU ${cpu.toFixed(0)} ms a round, ${found}, process ${rss} MiB\n`,
  );
}
