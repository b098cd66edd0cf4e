import { stallAdvice } from '@mach/knowledge';
import type { Condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { stalled } from './stalled.ts';

/** Whether programs waited for the processor, over the whole time since the last start. */
export function processorPressure({ stalls, uptimeMs }: DeviceFacts): readonly Condition[] {
  return stalled('processor-pressure', 'processor', { stallRatio: stalls.processor, uptimeMs }, stallAdvice.processor);
}
