import type { Role } from '@mach/wire';
import type { CommuneLimits } from '../plan/problem.ts';
import { type PriceList, withoutLicence } from './prices.ts';

/** By which rules a plan is made: versioned, and for the province to sign. Money is whole đồng. */
export interface PlanPolicy {
  readonly version: string;
  /** yyyy-MM-dd. */
  readonly date: string;
  /** PCs that can run no supported system are replaced before anything else is bought. */
  readonly replaceUnsupportedFirst: boolean;
  /** A PC is only replaced where it is old, failing, or without a supported system; what is not known does not stand in the way. */
  readonly replaceOnlyOld: boolean;
  /** The most that a PC may cost, without licences. */
  readonly replacementCeiling: number;
  /** From this price on a thing is a fixed asset; below it is a running cost. */
  readonly assetFrom: number;
  readonly memoryTargetGb: Readonly<Record<Role, number>>;
  /** Kinds of memory that are worth buying. */
  readonly memoryTypes: readonly string[];
  /** Where a good PC may go: `commune` within its own, `province` also to another, which takes a decision. */
  readonly moves: 'none' | 'commune' | 'province';
  /** What recovers less is not offered. */
  readonly minutesMin: number;
  /** Counter PCs of one site are upgraded all or not at all. */
  readonly wholeCounters: boolean;
  readonly replacementsMax?: number;
  readonly communes: Readonly<Record<string, CommuneLimits>>;
}

/**
 * The policy shipped. 20 million đồng without licences: Decision 15/2025/QĐ-TTg. 10 million: Circular 23/2023/TT-BTC. All
 * else is an assumption; no national minimum configuration was found (docs/planning.md).
 */
export const defaultPlanPolicy: PlanPolicy = {
  version: '1',
  date: '2026-11-26',
  replaceUnsupportedFirst: false,
  replaceOnlyOld: true,
  replacementCeiling: 20_000_000,
  assetFrom: 10_000_000,
  memoryTargetGb: { counter: 8, office: 8, 'meeting-room': 8, server: 16 },
  memoryTypes: ['DDR4', 'DDR5'],
  moves: 'commune',
  minutesMin: 5,
  wholeCounters: false,
  communes: {},
};

/** What the cheapest new PC costs, as the ceiling counts it. */
export const cheapestPc = (prices: PriceList): number =>
  Math.min(withoutLicence(prices, 'pc-office').likely, withoutLicence(prices, 'pc-counter').likely);

/** Two rules that can't both hold, by their paths in the file, with what they say. */
export interface Contradiction {
  readonly first: string;
  readonly second: string;
  readonly values: readonly [string, string];
}

/** Which two rules of a policy contradict each other, and which one contradicts the prices; empty where none do. */
export function contradictionsOf(policy: PlanPolicy, prices?: PriceList): readonly Contradiction[] {
  const found: Contradiction[] = [];
  const clash = (first: string, a: unknown, second: string, b: unknown) =>
    found.push({ first, second, values: [String(a), String(b)] });
  if (policy.replaceUnsupportedFirst && policy.replacementsMax === 0) {
    clash('replaceUnsupportedFirst', true, 'replacementsMax', 0);
  }
  if (policy.replacementCeiling < policy.assetFrom) {
    clash('replacementCeiling', policy.replacementCeiling, 'assetFrom', policy.assetFrom);
  }
  const cheapest = prices && cheapestPc(prices);
  if (policy.replaceUnsupportedFirst && cheapest !== undefined && cheapest > policy.replacementCeiling) {
    clash(
      'replaceUnsupportedFirst',
      true,
      'replacementCeiling',
      `${policy.replacementCeiling}, below every PC of the prices`,
    );
  }
  for (const [code, { floor, cap }] of Object.entries(policy.communes)) {
    if (floor !== undefined && cap !== undefined && floor > cap) {
      clash(`communes.${code}.floor`, floor, `communes.${code}.cap`, cap);
    }
  }
  return found;
}
