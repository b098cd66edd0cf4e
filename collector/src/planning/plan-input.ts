import { vietnamDayOf } from '@mach/knowledge';
import {
  type Candidate,
  candidatesOf,
  defaultPolicy,
  type EquipmentRow,
  type PlanInput,
  type PlanPolicy,
  type PriceList,
  type Spending,
  type ValuedDevice,
} from '@mach/priority';

export interface PlanAsked {
  readonly spending: Spending;
  readonly policy: PlanPolicy;
  readonly prices: PriceList;
  readonly commune?: string;
  /** ms since 1970. */
  readonly now: number;
}

/** What can be bought for whom, by a policy and prices. */
export function planCandidates(
  devices: readonly ValuedDevice[],
  equipment: readonly EquipmentRow[],
  { policy, prices }: Pick<PlanAsked, 'policy' | 'prices'>,
): readonly Candidate[] {
  // No register of assets is taken up yet: what it would say is unknown of every device.
  return candidatesOf(devices, equipment, () => ({}), { prices, policy, priorityPolicy: defaultPolicy });
}

/** All that a plan follows from; with a commune, of its candidates alone. */
export function planInput(
  candidates: readonly Candidate[],
  { spending, policy, prices, commune, now }: PlanAsked,
): PlanInput {
  return {
    madeOn: vietnamDayOf(now),
    listPolicy: { version: defaultPolicy.version, date: defaultPolicy.date },
    spending,
    policy,
    prices,
    candidates: commune === undefined ? candidates : candidates.filter((one) => one.commune === commune),
  };
}
