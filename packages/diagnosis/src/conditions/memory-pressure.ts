import { stallAdvice } from '@mach/knowledge';
import type { Condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { stalled } from './stalled.ts';

/** Whether programs stood still for want of memory, over the whole time since the last start. */
export function memoryPressure({ stalls, uptimeMs }: DeviceFacts): readonly Condition[] {
  return stalled('memory-pressure', 'memory', { stallRatio: stalls.memory, uptimeMs }, stallAdvice.memory);
}
