import { performance } from 'node:perf_hooks';
import { seededRandom } from '@mach/ports/testing';
import {
  type Candidate,
  candidatesOf,
  DEVICE_MEASURES,
  defaultPlanPolicy,
  defaultPolicy,
  defaultPrices,
  draftPlan,
  makePlan,
  type PlanProblem,
  rankValued,
  type SolveYesNo,
  solvePlan,
  valueDevices,
  type YearFunds,
} from '@mach/priority';
import { loadSolver } from '../../collector/src/adapters/highs.ts';
import { type MadePc, madeDevice } from '../../packages/priority/src/testing/made-device.ts';
import { largeProblem, withRules } from '../planning/large-problem.ts';

const DEVICES = 10_000;
const COMMUNES = 168;
const ROUNDS = 7;
/** Ten times what a large province has: whether list and plan come through at all. */
const MANY_DEVICES = 100_000;

/** Time, gap and memory of plans for a large province: the first round, which the compiler still works in, and the median of the others. */
export async function plan(): Promise<void> {
  const solve = await loadSolver();
  const large = largeProblem(seededRandom('plan'), DEVICES, COMMUNES);
  measure('one fund', large, () => solvePlan(large, solve));
  slider('slider, one fund', large, { common: DEVICES * 1_200_000 });
  slider('slider, two funds', large, { parts: DEVICES * 600_000, assets: DEVICES * 700_000 });
  const ruled = withRules(large);
  measure('two funds, floors, caps, replacements', ruled, () => solvePlan(ruled, solve));
  many(solve);
}

/** A list and a whole plan, with what a tenth more and other prices would change, for many more PCs than there are. */
function many(solve: SolveYesNo): void {
  const slots = [{ gb: 4, type: 'DDR4' }, { gb: 0 }];
  const kinds: readonly MadePc[] = [
    { memoryGb: 4, slots, disk: 'hdd', processor: 'i5-12400', build: '26200' },
    { memoryGb: 8, disk: 'ssd', processor: 'i5-4570', build: '19045' },
    { memoryGb: 16, disk: 'ssd', processor: 'i5-12400', build: '26200' },
    { memoryGb: 4, disk: 'hdd', processor: 'i5-3470', build: '19045' },
    {},
  ];
  const devices = Array.from({ length: MANY_DEVICES }, (_, n) =>
    madeDevice(kinds[(n * 7 + (n >> 3)) % kinds.length] as MadePc, n + 1, {
      ...{
        role: n % 5 === 0 ? 'counter' : 'office',
        communeCode: String(10_000 + (n % COMMUNES)),
        people: 1 + (n % 4),
      },
    }),
  );
  const start = performance.now();
  const valued = valueDevices(devices, defaultPolicy);
  const rows = rankValued(valued);
  const listed = performance.now();
  const basis = { prices: defaultPrices, policy: defaultPlanPolicy, priorityPolicy: defaultPolicy };
  const candidates = candidatesOf(valued, [], () => ({}), basis);
  const answer = makePlan(
    {
      madeOn: defaultPrices.date,
      listPolicy: { version: defaultPolicy.version, date: defaultPolicy.date },
      spending: { kind: 'together', years: [{ parts: MANY_DEVICES * 600_000, assets: MANY_DEVICES * 700_000 }] },
      policy: defaultPlanPolicy,
      prices: defaultPrices,
      candidates,
    },
    solve,
  );
  const planned = performance.now();
  const found = answer.ok ? `${answer.plan.lines.length} lines, gap ${answer.plan.gap}` : answer.trouble.kind;
  process.stdout.write(
    `list and whole plan: ${rows.length} PCs: list ${(listed - start).toFixed(0)} ms, plan ${(planned - listed).toFixed(0)} ms, ${found}\n`,
  );
}

/** The plan as `GET /api/v1/plans` makes it for the page's slider. */
function slider(name: string, { choices }: PlanProblem, funds: YearFunds): void {
  const candidates = choices.map(
    ({ device, commune, options }, number): Candidate => ({
      device,
      number,
      commune,
      coverage: 'measured',
      minutes: 0,
      isEstimated: false,
      reasons: [],
      options: options.map(({ name: option, cost, fund, minutes }, place) => ({
        measure: DEVICE_MEASURES[place] ?? (option as 'ram'),
        items: [],
        cost: { low: cost, likely: cost, high: cost },
        fund,
        minutes,
        notes: [],
      })),
      excluded: [],
      hasNoSupportedSystem: false,
    }),
  );
  const input = {
    madeOn: defaultPrices.date,
    listPolicy: { version: '0', date: defaultPrices.date },
    spending: { kind: 'together', years: [funds] },
    policy: defaultPlanPolicy,
    prices: defaultPrices,
    candidates,
  } as const;
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    const before = process.cpuUsage();
    draftPlan(input);
    const { user, system } = process.cpuUsage(before);
    return { wall: performance.now() - start, cpu: (user + system) / 1_000 };
  });
  const median = (of: 'wall' | 'cpu') =>
    (times.map((one) => one[of]).sort((a, b) => a - b)[ROUNDS >> 1] ?? 0).toFixed(0);
  process.stdout.write(`${name}: ${choices.length} PCs: median ${median('wall')} ms, CPU ${median('cpu')} ms\n`);
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
