import { diskResponseAdvice } from '@mach/knowledge';
import { type Condition, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';

/** Disks whose mean answer since the last start was slow: an early sign of wear, or of too much asked of them. */
export function diskSlowResponse({ disks }: DeviceFacts): readonly Condition[] {
  return (disks ?? []).flatMap(({ device, bus, meanAccessMs, accesses }) => {
    if (meanAccessMs === undefined || accesses === undefined || /usb/i.test(bus ?? '')) return [];
    if (meanAccessMs < diskResponseAdvice.slowFromMs) return [];
    return [condition('disk-slow-response', 'at-risk', 'disk', { disk: device, meanAccessMs, accesses })];
  });
}
