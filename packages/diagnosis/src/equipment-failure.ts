import type { Values } from '@mach/wire';
import type { ConditionCode } from './condition.ts';

/**
 * Which conditions tell of equipment that fails or is about to: what breaks, wears out, overheats, loses its power or damages data on its
 * cable. What is merely old, small, slow or full is for the list of upgrades, and each device of a site tells the same trouble of the
 * network around it. A new code has to say which it is.
 */
const IS_FAILURE: Readonly<Record<ConditionCode, boolean | ((parameters: Values) => boolean)>> = {
  'disk-failing': true,
  'disk-at-risk': true,
  'disk-cable': true,
  'disk-worn': true,
  'disk-health-unknown': true,
  overheating: true,
  'cpu-throttled': true,
  'fan-failing': true,
  'memory-errors': true,
  'battery-worn': true,
  'unclean-stops': true,
  'system-crashes': true,
  'clock-battery': true,
  'network-errors': true,
  'network-link-flapping': true,
  'equipment-port-errors': true,
  // Both ends of the cable can do more than it lets through; else a fixed speed or an old switch makes a link slow.
  'network-link-slow': ({ pointsTo }) => pointsTo === 'cable',
  // Paper, toner and an open cover are everyday life.
  'printer-stopped': ({ because }) => because === 'service',
  'codec-part-failed': true,
  'ups-battery': true,
  'ups-overloaded': true,
  'ups-runtime-short': true,
  // The mains are away, and it does what it is there for.
  'ups-on-battery': false,
  'end-of-support': false,
  'ending-support': false,
  'cannot-run-windows-11': false,
  'windows-11-unknown': false,
  'too-little-memory': false,
  'slow-minutes': false,
  'memory-pressure': false,
  'memory-nearly-exhausted': false,
  'hard-disk-as-system-disk': false,
  'disk-nearly-full': false,
  'disk-io-wait': false,
  // Much asked of it is likelier than wear: what a disk says of itself decides.
  'disk-slow-response': false,
  'old-processor': false,
  'processor-pressure': false,
  'network-card-slow': false,
  'wifi-weak': false,
  'lan-loss': false,
  'lan-delay': false,
  'second-dhcp-server': false,
  'duplicate-gateway-address': false,
  'duplicate-own-address': false,
  'double-nat': false,
  'equipment-port-slow': false,
  'equipment-busy': false,
  'equipment-full': false,
  'printer-supply-low': false,
  'fact-unknown': false,
};

interface Told {
  readonly code: string;
  readonly level: string;
  readonly parameters: Values;
}

/** Whether a condition is about equipment that fails, is at risk of it, or could not be looked at. */
export function isAboutFailure({ code, parameters }: Told): boolean {
  if (!Object.hasOwn(IS_FAILURE, code)) return false;
  const told = IS_FAILURE[code as ConditionCode];
  return typeof told === 'function' ? told(parameters) : told;
}

/** Whether a condition says that equipment fails or is at risk of it: what only ages, or is not known, does not. */
export const isEquipmentFailure = (condition: Told): boolean =>
  (condition.level === 'failing' || condition.level === 'at-risk') && isAboutFailure(condition);
