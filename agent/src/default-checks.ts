import { type CheckConfig, GATEWAY_TARGET } from '@mach/wire';

/** The check whose reading tells the agent its own gateway, for the target `gateway` and for what the collector may ask. */
export const GATEWAY_CHECK = 'gateway';
/** The check that pings it. */
export const GATEWAY_PING_CHECK = 'gateway-ping';

const daily = (kind: string): CheckConfig => ({ id: kind, kind, everyS: 86_400 });
const every = (everyS: number, kind: string): CheckConfig => ({ id: kind, kind, everyS });

/** What every PC measures of itself without being told. The collector's configuration comes on top. */
export const defaultChecks: readonly CheckConfig[] = [
  every(15, 'cpu'),
  every(15, 'memory'),
  every(15, 'pressure'),
  every(15, 'disk-io'),
  every(15, 'network'),
  every(60, 'filesystem'),
  every(60, 'temperature'),
  every(600, 'wifi'),
  every(300, 'fan'),
  every(300, 'throttle'),
  every(3_600, 'memory-errors'),
  every(3_600, 'battery'),
  every(300, 'ups'),
  every(3_600, 'boots'),
  every(1_800, 'benchmark'),
  { id: GATEWAY_CHECK, kind: 'gateway', everyS: 60 },
  { id: GATEWAY_PING_CHECK, kind: 'ping', target: GATEWAY_TARGET, everyS: 60 },
  every(300, 'slow-minutes'),
  every(900, 'local-network'),
  // What it reads is made anew each day.
  every(3_600, 'dhcp'),
  every(300, 'agent'),
  every(3_600, 'gap'),
  // What it reads is made anew each six hours; hourly, a disk that fails is known within seven.
  every(3_600, 'disk-health'),
  daily('system'),
  daily('os'),
  daily('processor'),
  daily('memory-module'),
  daily('memory-board'),
  daily('disk'),
  daily('network-card'),
  daily('boot-security'),
  daily('screen'),
  daily('peripherals'),
];
