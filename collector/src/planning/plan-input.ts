import { vietnamDayOf } from '@mach/knowledge';
import {
  assetFacts,
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
import type { Unit } from '@mach/wire';

export interface PlanAsked {
  readonly spending: Spending;
  readonly policy: PlanPolicy;
  readonly prices: PriceList;
  readonly commune?: string;
  /** Codes of all communes that there are. */
  readonly communeCodes: readonly string[];
  /** ms since 1970. */
  readonly now: number;
}

/** What can be bought for whom, by a policy and prices. */
export function planCandidates(
  devices: readonly ValuedDevice[],
  equipment: readonly EquipmentRow[],
  { policy, prices }: Pick<PlanAsked, 'policy' | 'prices'>,
): readonly Candidate[] {
  const registered = new Map(
    [...devices.map(({ row }) => row), ...equipment].map(({ device, asset }) => [device, asset] as const),
  );
  const candidates = candidatesOf(devices, equipment, (device) => assetFacts(registered.get(device)), {
    prices,
    policy,
    priorityPolicy: defaultPolicy,
  });
  return candidates.map((candidate) => {
    const asset = registered.get(candidate.device);
    if (asset === undefined) return candidate;
    const { record: _, ...facts } = asset;
    return { ...candidate, asset: facts };
  });
}

/** Of all communes that there are, as a plan needs them. */
export const communeCodesOf = ({ units }: { readonly units: ReadonlyMap<string, Unit> }): readonly string[] =>
  [...units.values()].filter(({ kind }) => kind === 'commune').map(({ code }) => code);

/** All that a plan follows from; with a commune, of its candidates alone. */
export function planInput(
  candidates: readonly Candidate[],
  { spending, policy, prices, commune, communeCodes, now }: PlanAsked,
): PlanInput {
  return {
    madeOn: vietnamDayOf(now),
    listPolicy: { version: defaultPolicy.version, date: defaultPolicy.date },
    spending,
    policy,
    prices,
    candidates: commune === undefined ? candidates : candidates.filter((one) => one.commune === commune),
    communeCodes: [...communeCodes].sort(),
    ...(commune === undefined ? {} : { commune }),
  };
}
