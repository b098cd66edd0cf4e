import { type Candidate, defaultPlanPolicy, defaultPrices, makePlan, type PlanInput } from '@mach/priority';
import { type FrozenPlan, freeze } from '../planning/frozen-plan.ts';

/** A counter PC for which an SSD is worth buying, for plans in tests. */
export const madeCandidate = (number: number, commune: string, others: Partial<Candidate> = {}): Candidate => ({
  device: String(number).padStart(32, '0'),
  number,
  commune,
  role: 'counter',
  coverage: 'measured',
  minutes: 50 + number,
  isEstimated: false,
  reasons: [],
  options: [
    {
      measure: 'ssd',
      items: ['ssd-256gb', 'labour'],
      cost: { low: 900_000, likely: 1_400_000, high: 2_300_000 },
      fund: 'parts',
      minutes: 50 + number,
      notes: [],
    },
  ],
  excluded: [],
  hasNoSupportedSystem: false,
  ...others,
});

/** The plan of such candidates, frozen: with ten million đồng, unless said. */
export function frozenPlan(others: Partial<PlanInput>): FrozenPlan {
  const input: PlanInput = {
    madeOn: '2026-11-26',
    listPolicy: { version: '3', date: '2026-11-26' },
    spending: { kind: 'together', years: [{ common: 10_000_000 }] },
    policy: defaultPlanPolicy,
    prices: defaultPrices,
    candidates: [],
    ...others,
  };
  const answer = makePlan(input);
  if (!answer.ok) throw new Error(`no plan was made: ${answer.trouble.kind}`);
  return freeze(input, answer.plan, '1.2.3');
}
