import { stopAdvice } from '@mach/knowledge';
import { type Condition, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';

/** Whether the system itself gave up more than once lately: a driver, memory or a disk. */
export function systemCrashes({ boots }: DeviceFacts): readonly Condition[] {
  const { stops, crashes = 0 } = boots ?? {};
  if (stops === undefined || crashes < stopAdvice.crashesMin) return [];
  const parameters = { crashes: Math.ceil(crashes), stops: Math.max(Math.ceil(crashes), Math.round(stops)) };
  return [condition('system-crashes', 'at-risk', 'operating-system', parameters)];
}
