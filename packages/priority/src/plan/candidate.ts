import type { AssetRow, Coverage, EquipmentKind, ReasonRow, Role } from '@mach/wire';
import {
  type AssetFacts,
  type DeviceOption,
  fundOf,
  type OptionBasis,
  type OptionNote,
  optionsOfDevice,
} from '../options/device-options.ts';
import type { DeviceMeasure } from '../options/effects.ts';
import type { Exclusion } from '../options/exclusion.ts';
import { type Move, movesOf } from '../options/moves.ts';
import { type PriceItem, type PriceRange, priceOf } from '../options/prices.ts';
import { optionsOfSite, type SiteMeasure } from '../options/site-options.ts';
import type { EquipmentRow } from '../rank-equipment.ts';
import type { ValuedDevice } from '../value-devices.ts';
import type { Fund } from './problem.ts';

export type Measure = DeviceMeasure | SiteMeasure;

export interface CandidateOption {
  readonly measure: Measure;
  readonly items: readonly PriceItem[];
  readonly cost: PriceRange;
  readonly fund: Fund;
  readonly minutes: number;
  readonly notes: readonly OptionNote[];
  /** Years for which what was paid lasts; absent for what is bought and stays. */
  readonly lastsYears?: number;
  /** Of a move: the device that gives its place. */
  readonly from?: string;
}

/** A PC or a piece of equipment that money could be spent on, with all that a plan says of it. Plain data: a plan is frozen with it. */
export interface Candidate {
  readonly device: string;
  readonly number: number;
  readonly commune: string;
  readonly label?: string;
  readonly role?: Role;
  readonly equipment?: EquipmentKind | 'line';
  readonly coverage: Coverage;
  /** Minutes a month that it costs now, likely; and whether that rests on measurements. */
  readonly minutes: number;
  readonly isEstimated: boolean;
  readonly reasons: readonly ReasonRow[];
  readonly options: readonly CandidateOption[];
  readonly excluded: readonly { readonly measure: Measure; readonly because: Exclusion }[];
  readonly hasNoSupportedSystem: boolean;
  /** What the office's register says of it: life and quota, or why they are unknown. */
  readonly asset?: Omit<AssetRow, 'record'>;
  /** All of one bundle or none: the counter PCs of a site, where the policy says so. */
  readonly bundle?: string;
}

/** The candidates of a list, by commune and number, with what makes sense for each. `assetOf`: what the register says. */
export function candidatesOf(
  devices: readonly ValuedDevice[],
  equipment: readonly EquipmentRow[],
  assetOf: (device: string) => AssetFacts,
  basis: OptionBasis,
): readonly Candidate[] {
  const pcs = devices.map((valued) => ({
    valued,
    found: optionsOfDevice(valued, assetOf(valued.device.device), basis),
  }));
  const withOptions = new Set(
    pcs.filter(({ found }) => found.options.length > 0).map(({ valued }) => valued.device.device),
  );
  const moves = movesOf(devices, (device) => withOptions.has(device), basis.policy, basis.priorityPolicy);
  const moveTo = new Map(moves.map((move) => [move.to, move]));
  const candidates = pcs.map(({ valued: { device, row }, found }): Candidate => {
    const move = moveTo.get(device.device);
    const options: CandidateOption[] = [...found.options, ...(move === undefined ? [] : [moveOption(move, basis)])];
    const isBundled = basis.policy.wholeCounters && device.role === 'counter' && options.length > 0;
    return {
      device: device.device,
      number: device.number,
      commune: device.communeCode,
      ...(device.label === undefined ? {} : { label: device.label }),
      role: device.role,
      coverage: device.coverage,
      minutes: row.minutesPerMonth.likely,
      isEstimated: row.confidence === 'low',
      reasons: row.reasons,
      options,
      excluded: found.excluded,
      hasNoSupportedSystem: found.hasNoSupportedSystem,
      ...(isBundled ? { bundle: `${device.communeCode} ${device.siteId ?? ''}` } : {}),
    };
  });
  const gear = equipment.map(
    (row): Candidate => ({
      device: row.device,
      number: row.number,
      commune: row.communeCode,
      ...(row.label === undefined ? {} : { label: row.label }),
      equipment: row.kind,
      coverage: row.coverage,
      minutes: row.minutesPerMonth.likely,
      isEstimated: true,
      reasons: row.reasons,
      options: optionsOfSite(row, basis.prices, basis.policy).map((option) => ({ ...option, notes: [] })),
      excluded: [],
      hasNoSupportedSystem: false,
    }),
  );
  return [...candidates, ...gear].sort(byPlace);
}

/** Two are carried and set up. */
function moveOption(
  { from, minutes, needsDecision }: Move,
  { prices, policy }: OptionBasis,
): DeviceOption & { from: string } {
  const items: readonly PriceItem[] = ['labour', 'labour'];
  const cost = priceOf(prices, ...items);
  const notes: readonly OptionNote[] = needsDecision ? ['needs-transfer-decision'] : [];
  return { measure: 'move', items, cost, fund: fundOf(cost, policy), minutes, notes, from };
}

const byPlace = (a: Candidate, b: Candidate): number =>
  compare(a.commune, b.commune) || a.number - b.number || compare(a.device, b.device);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
