import { PARTS, type Part, type PriorityPolicy } from '../policy.ts';
import { gained, type ValuedDevice } from '../value-devices.ts';

/** What is done to a PC. `move`: it is exchanged for a good one that stands where less is needed. */
export const DEVICE_MEASURES = ['ram', 'ssd', 'ram+ssd', 'replacement', 'move', 'cable', 'ups'] as const;
export type DeviceMeasure = (typeof DEVICE_MEASURES)[number];

/**
 * Which share of a part's minutes a measure gives back. All are assumptions, to be held against what really happened after
 * upgrades: memory that is enough ends most of its waits and the swapping that keeps the disk busy; an SSD ends most waits for the
 * disk and shortens swapping; a new PC ends nearly all but what lies outside of it.
 */
export const EFFECTS: Readonly<Record<DeviceMeasure, Readonly<Partial<Record<Part, number>>>>> = {
  ram: { memory: 0.85, 'system-disk': 0.1, start: 0.1 },
  ssd: { 'system-disk': 0.9, memory: 0.2, 'free-space': 0.8, failures: 0.8, start: 0.7 },
  'ram+ssd': { memory: 0.9, 'system-disk': 0.95, 'free-space': 0.8, failures: 0.8, start: 0.75 },
  replacement: {
    memory: 0.97,
    'system-disk': 0.97,
    processor: 0.95,
    'operating-system': 1,
    'free-space': 0.95,
    heat: 0.9,
    failures: 0.95,
    stops: 0.3,
    outage: 0.9,
    // Nobody knows whether it is the cable, the card or a setting: a cable costs least to try.
    'cut-off': 0.5,
    start: 0.9,
    network: 0.1,
  },
  move: {},
  cable: { network: 0.9, 'cut-off': 0.5 },
  ups: { stops: 0.8 },
};

/** Minutes a month that a measure gives back at this device, for all who wait for it. Whole tenths, never below 0. */
export function recovered(valued: ValuedDevice, measure: DeviceMeasure, policy: PriorityPolicy): number {
  const minutes = (left: (part: Part) => number) => PARTS.map((part) => valued.costs[part].spread.likely * left(part));
  const before = minutes(() => 1);
  const after = minutes((part) => 1 - (EFFECTS[measure][part] ?? 0));
  return Math.max(0, Math.round(gained(before, after, valued.device, policy) * 10) / 10);
}
