import { clockAdvice } from '@mach/knowledge';
import { type Condition, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';

/** Whether the clock loses the date again and again while the machine is off: the battery on the mainboard is empty. */
export function clockBattery({ boots }: DeviceFacts): readonly Condition[] {
  if (boots === undefined || boots.clockLosses < clockAdvice.lostMin) return [];
  return [condition('clock-battery', 'at-risk', 'clock', { losses: Math.ceil(boots.clockLosses) })];
}
