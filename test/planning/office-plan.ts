import { slowMinutePolicy } from '@mach/knowledge';
import {
  type Candidate,
  candidatesOf,
  defaultPlanPolicy,
  defaultPolicy,
  defaultPrices,
  makePlan,
  type Plan,
  type PlanInput,
  type SolveYesNo,
  valueDevices,
} from '@mach/priority';
import type { OfficePc } from './office-pcs.ts';
import { judged } from './threshold-ranks.ts';

const MILLION = 1_000_000;
export const OFFICE_FUNDS = { parts: 150 * MILLION, assets: 900 * MILLION } as const;

export interface OfficePlan {
  readonly input: PlanInput;
  readonly plan: Plan;
  /** What the fund for whole PCs recovers where the oldest are replaced one after the other, as lists by age do: minutes a month, and how many PCs. */
  readonly byAge: Bought;
  /** The same of the plan's own new PCs. */
  readonly byPlan: Bought;
}

interface Bought {
  readonly minutes: number;
  readonly devices: ReadonlySet<string>;
}

/** The plan for the office PCs by the rules and prices that are shipped, for a sum for parts and one for new PCs. */
export function officePlan(pcs: readonly OfficePc[], solve: SolveYesNo): OfficePlan {
  const { devices } = judged(pcs, slowMinutePolicy.thresholds);
  const basis = { prices: defaultPrices, policy: defaultPlanPolicy, priorityPolicy: defaultPolicy };
  const input: PlanInput = {
    madeOn: '2026-11-26',
    listPolicy: { version: defaultPolicy.version, date: defaultPolicy.date },
    spending: { kind: 'together', years: [OFFICE_FUNDS] },
    policy: defaultPlanPolicy,
    prices: defaultPrices,
    candidates: candidatesOf(valueDevices(devices, defaultPolicy), [], () => ({}), basis),
  };
  const answer = makePlan(input, solve);
  if (!answer.ok) throw new Error(`the office PCs have no plan: ${JSON.stringify(answer.trouble)}`);
  const { plan } = answer;
  const bought = plan.lines.filter(({ measure }) => measure === 'replacement');
  const byPlan = {
    devices: new Set(bought.map(({ device }) => device)),
    minutes: bought.reduce((sum, { minutes }) => sum + minutes, 0),
  };
  return { input, plan, byPlan, byAge: oldestFirst(pcs, input.candidates) };
}

function oldestFirst(pcs: readonly OfficePc[], candidates: readonly Candidate[]): Bought {
  const byDevice = new Map(candidates.map((candidate) => [candidate.device, candidate]));
  const oldest = [...pcs].sort((a, b) => (a.year ?? 0) - (b.year ?? 0) || a.number - b.number);
  let left: number = OFFICE_FUNDS.assets;
  let minutes = 0;
  const bought = new Set<string>();
  for (const { device } of oldest) {
    const option = byDevice.get(device.id)?.options.find(({ measure }) => measure === 'replacement');
    if (option === undefined || option.cost.likely > left) continue;
    left -= option.cost.likely;
    minutes += option.minutes;
    bought.add(device.id);
  }
  return { minutes, devices: bought };
}
