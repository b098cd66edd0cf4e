import type { Health } from '@mach/messages';
import type { ConditionRow, DeviceRow } from '@mach/wire';
import { healthOrder } from './commune-health.ts';

/** How a device stands: what it reports about itself counts only while it reports. */
export function deviceHealth(device: DeviceRow): Health {
  if (device.state !== 'up') return device.state;
  return device.flags.length > 0 || device.conditions.some(isPressing) ? 'attention' : 'normal';
}

/** Worth acting on now, as against ageing or not known. */
export const isPressing = (condition: ConditionRow): boolean =>
  condition.level === 'failing' || condition.level === 'at-risk';

/** State first, then the worse conditions, then the number. */
export function byDeviceUrgency(a: DeviceRow, b: DeviceRow): number {
  return (
    deviceOrder(a) - deviceOrder(b) ||
    b.conditions.filter(isPressing).length - a.conditions.filter(isPressing).length ||
    a.number - b.number
  );
}

/** A single PC that is off is everyday life, so here trouble goes before silence. */
function deviceOrder(device: DeviceRow): number {
  const health = deviceHealth(device);
  return health === 'attention' ? -1 : healthOrder[health];
}

/** Conditions by how bad they are; facts that are not known come last. */
export function conditionsByLevel(conditions: readonly ConditionRow[]): ConditionRow[] {
  return [...conditions].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

const LEVELS: readonly ConditionRow['level'][] = ['failing', 'at-risk', 'ageing', 'unknown'];
