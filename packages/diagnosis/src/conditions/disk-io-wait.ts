import { stallAdvice } from '@mach/knowledge';
import type { Condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { stalled } from './stalled.ts';

/** Whether programs stood still for want of the disk, over the whole time since the last start. */
export function diskIoWait({ stalls, uptimeMs }: DeviceFacts): readonly Condition[] {
  return stalled('disk-io-wait', 'disk', { stallRatio: stalls.disk, uptimeMs }, stallAdvice.disk);
}
