import { memoryAdvice } from '@mach/knowledge';
import { type Condition, type ConditionParameters, condition } from '../condition.ts';
import type { DeviceFacts, MemorySlot } from '../facts/device-facts.ts';
import { present } from '../present.ts';
import { unknownFact } from './unknown-fact.ts';

/** Whether the memory is enough for office work in a browser, with what an upgrade needs to know: empty slots, the kind, and the most that the board takes. */
export function tooLittleMemory(facts: DeviceFacts): readonly Condition[] {
  const { installedBytes, slots, freeSlots, maxBytes } = facts.memory;
  if (installedBytes === undefined) {
    return [unknownFact(facts, 'memory-size', 'memory', { kinds: ['memory', 'memory-module'] })];
  }
  if (installedBytes >= memoryAdvice.enoughFromBytes) return [];
  const parameters = present<ConditionParameters['too-little-memory']>({
    memoryBytes: installedBytes,
    recommendedBytes: memoryAdvice.recommendedBytes,
    emptySlots: freeSlots,
    maxBytes,
    memoryType: commonType(slots ?? []),
  });
  const level = installedBytes < memoryAdvice.tightBelowBytes ? 'at-risk' : 'ageing';
  return [condition('too-little-memory', level, 'memory', parameters)];
}

/** The kind that all filled slots name, if they agree. */
function commonType(slots: readonly MemorySlot[]): string | undefined {
  const types = new Set(slots.filter(({ sizeBytes }) => sizeBytes > 0).map(({ type }) => type));
  const [only] = types;
  return types.size === 1 && only !== undefined && !/unknown|other/i.test(only) ? only : undefined;
}
