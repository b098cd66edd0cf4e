import { grouped } from '@mach/wire';
import type { PriorityPolicy } from '../policy.ts';
import { PARTS } from '../policy.ts';
import { type ValuedDevice, weighted } from '../value-devices.ts';
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
  const byCommune = grouped(givers, ({ device }) => device.communeCode);
  const best = [...takers].sort(
    (a, b) => b.row.minutesPerMonth.likely - a.row.minutesPerMonth.likely || a.row.number - b.row.number,
  );
  const given = new Set<string>();
  const moves: Move[] = [];
  for (const taker of best) {
    const near = byCommune.get(taker.device.communeCode) ?? [];
    const candidates =
      policy.moves === 'province' && near.every(({ device }) => given.has(device.device)) ? givers : near;
    let chosen: { readonly giver: ValuedDevice; readonly minutes: number } | undefined;
    for (const giver of candidates.slice(0, CANDIDATES_MAX)) {
      if (given.has(giver.device.device)) continue;
      const minutes = gain(taker, giver, priorityPolicy);
      if (minutes >= policy.minutesMin && minutes > (chosen?.minutes ?? 0)) chosen = { giver, minutes };
    }
    if (chosen === undefined) continue;
    const { device } = chosen.giver;
    given.add(device.device);
    moves.push({
      to: taker.device.device,
      from: device.device,
      minutes: chosen.minutes,
      needsDecision: device.communeCode !== taker.device.communeCode,
    });
  }
  return moves;
}

/** Of a commune, and at most so many beyond it, are looked at for one desk. */
const CANDIDATES_MAX = 200;

/** The network stays with the desk; all else goes with the PC. */
function gain(taker: ValuedDevice, giver: ValuedDevice, policy: PriorityPolicy): number {
  const at = (desk: ValuedDevice, pc: ValuedDevice) =>
    weighted(
      PARTS.map((part) => (part === 'network' ? desk : pc).costs[part].spread.likely),
      desk.device,
      policy,
    );
  const gained = at(taker, taker) + at(giver, giver) - at(taker, giver) - at(giver, taker);
  return Math.round(gained * 10) / 10;
}
