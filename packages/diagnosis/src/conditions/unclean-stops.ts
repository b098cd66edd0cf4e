import { stopAdvice } from '@mach/knowledge';
import { type Condition, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';

/** Whether the machine often stops without a shutdown: cut power, a bad power supply, crashes, or the held button. */
export function uncleanStops({ boots }: DeviceFacts): readonly Condition[] {
  const { stops = 0, uncleanStops: unclean = 0 } = boots ?? {};
  if (stops === 0 || unclean < stopAdvice.uncleanMin) return [];
  const uncleanRatio = Math.min(1, unclean / stops);
  if (uncleanRatio < stopAdvice.uncleanRatio) return [];
  return [condition('unclean-stops', 'at-risk', 'power', { uncleanRatio, stops: Math.round(stops) })];
}
