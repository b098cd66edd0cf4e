import { availableMemoryAdvice } from '@mach/knowledge';
import { type Condition, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';

/** Whether hardly any memory was available at the last look: what systems without pressure counters can tell. */
export function memoryNearlyExhausted({ memory }: DeviceFacts): readonly Condition[] {
  const { availableBytes, totalBytes } = memory;
  if (availableBytes === undefined || totalBytes === undefined) return [];
  if (availableBytes >= totalBytes * availableMemoryAdvice.lowRatio) return [];
  return [condition('memory-nearly-exhausted', 'at-risk', 'memory', { availableBytes, totalBytes })];
}
