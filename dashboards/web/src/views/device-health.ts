import type { Health } from '@mach/messages';
import type { ConditionRow, DeviceRow } from '@mach/wire';
import { healthOrder } from './commune-health.ts';

/**
 * How a device stands: what it reports about itself counts only while it reports. Most PCs of a commune are old: marked for that, none
 * would stand out, and the page would tell more of them than the province's list does.
 */
export function deviceHealth(device: DeviceRow): Health {
  if (device.state !== 'up') return device.state;
  return device.flags.length > 0 || device.conditions.some(isTrouble) ? 'attention' : 'normal';
}

/** What a device is, rather than what befalls it: nothing to do today, and the list of upgrades counts it. */
const FOR_UPGRADES: ReadonlySet<string> = new Set([
  ...['end-of-support', 'ending-support', 'cannot-run-windows-11', 'windows-11-unknown'],
  ...['too-little-memory', 'hard-disk-as-system-disk', 'old-processor', 'network-card-slow'],
]);
const isForUpgrades = ({ code }: ConditionRow): boolean => FOR_UPGRADES.has(code);
const isTrouble = (condition: ConditionRow): boolean => isPressing(condition) && !isForUpgrades(condition);

/** Worth acting on now, as against ageing or not known. */
export const isPressing = (condition: ConditionRow): boolean =>
  condition.level === 'failing' || condition.level === 'at-risk';

/** State first, then the worse conditions, then the number. */
export function byDeviceUrgency(a: DeviceRow, b: DeviceRow): number {
  return (
    deviceOrder(a) - deviceOrder(b) ||
    b.conditions.filter(isTrouble).length - a.conditions.filter(isTrouble).length ||
    b.conditions.filter(isPressing).length - a.conditions.filter(isPressing).length ||
    a.number - b.number
  );
}

/** A single PC that is off is everyday life, so here trouble goes before silence. */
function deviceOrder(device: DeviceRow): number {
  const health = deviceHealth(device);
  return health === 'attention' ? -1 : healthOrder[health];
}

/** Conditions by how bad they are, what fails before what is only old; facts that are not known come last. */
export function conditionsByLevel(conditions: readonly ConditionRow[]): ConditionRow[] {
  return [...conditions].sort(
    (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || Number(isForUpgrades(a)) - Number(isForUpgrades(b)),
  );
}

/** The worst condition of each component: two of one component would stand side by side as the same word. */
export function worstByComponent(conditions: readonly ConditionRow[]): ConditionRow[] {
  const worst = new Map<string, ConditionRow>();
  for (const condition of conditionsByLevel(conditions))
    if (!worst.has(condition.component)) worst.set(condition.component, condition);
  return [...worst.values()];
}

const LEVELS: readonly ConditionRow['level'][] = ['failing', 'at-risk', 'ageing', 'unknown'];
