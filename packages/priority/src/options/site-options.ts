import type { Fund } from '../plan/problem.ts';
import type { EquipmentReasonCode, EquipmentRow } from '../rank-equipment.ts';
import { fundOf } from './device-options.ts';
import type { PlanPolicy } from './plan-policy.ts';
import { type PriceItem, type PriceList, type PriceRange, priceOf } from './prices.ts';

export const SITE_MEASURES = ['switch', 'router', 'second-line', 'ups'] as const;
export type SiteMeasure = (typeof SITE_MEASURES)[number];

export interface SiteOption {
  readonly measure: SiteMeasure;
  readonly items: readonly PriceItem[];
  readonly cost: PriceRange;
  readonly fund: Fund;
  readonly minutes: number;
  /** Years for which what was paid lasts; absent for what is bought and stays. */
  readonly lastsYears?: number;
}

/** Share of the minutes of a reason that a measure gives back; what is not named, none. Assumptions. */
export const SITE_EFFECTS: Readonly<Record<SiteMeasure, Readonly<Partial<Record<EquipmentReasonCode, number>>>>> = {
  switch: {
    'equipment-port-slow': 0.95,
    'switch-slow-seen': 0.95,
    'equipment-port-errors': 0.5,
    'equipment-busy': 0.8,
  },
  router: { 'equipment-unsupported': 1, 'equipment-busy': 0.8, 'equipment-port-slow': 0.9 },
  'second-line': { 'line-under-contract': 0.7 },
  ups: { 'ups-battery': 0.9, 'ups-overloaded': 0.9 },
};

/** A switch of eight ports serves a site of so many PCs, with one port for the router. */
const SMALL_SWITCH_PCS_MAX = 7;

/** What can be bought in the place of a piece of equipment, or beside a line. */
export function optionsOfSite(row: EquipmentRow, prices: PriceList, policy: PlanPolicy): readonly SiteOption[] {
  const measure = MEASURE_OF[row.kind];
  if (measure === undefined) return [];
  const effects = SITE_EFFECTS[measure];
  const minutes =
    Math.round(
      10 *
        row.reasons.reduce(
          (sum, reason) => sum + reason.minutesPerMonth * (effects[reason.code as EquipmentReasonCode] ?? 0),
          0,
        ),
    ) / 10;
  if (minutes < policy.minutesMin) return [];
  const items = itemsOf(measure, row.peopleBehind);
  const cost = priceOf(prices, ...items);
  const lasts = measure === 'second-line' ? { lastsYears: 1 } : {};
  return [{ measure, items, cost, fund: fundOf(cost, policy), minutes, ...lasts }];
}

const MEASURE_OF: Readonly<Partial<Record<EquipmentRow['kind'], SiteMeasure>>> = {
  switch: 'switch',
  router: 'router',
  line: 'second-line',
  ups: 'ups',
};

function itemsOf(measure: SiteMeasure, people: number): readonly PriceItem[] {
  switch (measure) {
    case 'switch':
      return [people <= SMALL_SWITCH_PCS_MAX ? 'switch-8' : 'switch-24', 'labour'];
    case 'router':
      return ['router', 'labour'];
    case 'second-line':
      return ['second-line-year'];
    case 'ups':
      return ['ups-pc'];
    default:
      return measure satisfies never;
  }
}
