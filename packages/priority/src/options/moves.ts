import { grouped } from '@mach/wire';
import type { PriorityPolicy } from '../policy.ts';
import { PARTS, type Part } from '../policy.ts';
import { gained, type ValuedDevice } from '../value-devices.ts';
import type { PlanPolicy } from './plan-policy.ts';

/** Two PCs that change places. `minutes` a month are what both desks together gain. */
export interface Move {
  /** The desk that gets the better PC, and the one that gives it. */
  readonly to: string;
  readonly from: string;
  readonly minutes: number;
  readonly needsDecision: boolean;
}

/**
 * Pairs PCs that would do more good at each other's desk: a good one of a quiet office for a bad one of a busy counter. Each PC is in one pair at most, the largest
 * gains first; a PC that has something bought for it anyway (`hasOptions`) gives none away, so that no purchase hangs on a move. Between communes only where the policy lets them, and
 * marked: that is a decision about assets.
 */
export function movesOf(
  devices: readonly ValuedDevice[],
  hasOptions: (device: string) => boolean,
  policy: PlanPolicy,
  priorityPolicy: PriorityPolicy,
): readonly Move[] {
  if (policy.moves === 'none') return [];
  const givers = devices.filter(
    ({ device }) => device.role === 'office' && device.coverage === 'measured' && !hasOptions(device.device),
  );
  const takers = devices.filter(({ device }) => device.role === 'counter' && !device.facts.virtual);
  /** Those that have not given their place yet, all of them and by commune: whoever did takes up no place among those that are looked at. */
  const all = [...givers];
  const byCommune = new Map(
    [...grouped(givers, ({ device }) => device.communeCode)].map(([code, its]) => [code, [...its]]),
  );
  const best = [...takers].sort(
    (a, b) => b.row.minutesPerMonth.likely - a.row.minutesPerMonth.likely || a.row.number - b.row.number,
  );
  const moves: Move[] = [];
  for (const taker of best) {
    const near = byCommune.get(taker.device.communeCode) ?? [];
    const candidates = policy.moves === 'province' && near.length === 0 ? all : near;
    let chosen: { readonly giver: ValuedDevice; readonly minutes: number } | undefined;
    for (const giver of candidates.slice(0, CANDIDATES_MAX)) {
      const minutes = gain(taker, giver, priorityPolicy);
      if (minutes >= policy.minutesMin && minutes > (chosen?.minutes ?? 0)) chosen = { giver, minutes };
    }
    if (chosen === undefined) continue;
    const { device } = chosen.giver;
    remove(all, chosen.giver);
    remove(byCommune.get(device.communeCode) ?? [], chosen.giver);
    moves.push({
      to: taker.device.device,
      from: device.device,
      minutes: chosen.minutes,
      needsDecision: device.communeCode !== taker.device.communeCode,
    });
  }
  return moves;
}

/** Of those of a commune, or of all of them, that can still give their place, so many are looked at for one desk. */
const CANDIDATES_MAX = 200;

function remove(from: ValuedDevice[], one: ValuedDevice): void {
  const place = from.indexOf(one);
  if (place >= 0) from.splice(place, 1);
}

/** What may be the desk's cable stays with the desk; all else goes with the PC. */
const OF_THE_DESK: readonly Part[] = ['network', 'cut-off'];

function gain(taker: ValuedDevice, giver: ValuedDevice, policy: PriorityPolicy): number {
  const at = (desk: ValuedDevice, pc: ValuedDevice) =>
    PARTS.map((part) => (OF_THE_DESK.includes(part) ? desk : pc).costs[part].spread.likely);
  const byChange = (desk: ValuedDevice, other: ValuedDevice) =>
    gained(at(desk, desk), at(desk, other), desk.device, policy);
  return Math.round((byChange(taker, giver) + byChange(giver, taker)) * 10) / 10;
}
