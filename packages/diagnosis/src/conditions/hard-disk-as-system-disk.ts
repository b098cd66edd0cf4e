import { type Condition, type ConditionParameters, condition } from '../condition.ts';
import type { DeviceFacts } from '../facts/device-facts.ts';
import { present } from '../present.ts';
import { unknownFact } from './unknown-fact.ts';

/** Whether the system runs from a hard disk: the slowest part of most old PCs, and the cheapest to change. */
export function hardDiskAsSystemDisk(facts: DeviceFacts): readonly Condition[] {
  const { systemDisk, disks, virtual } = facts;
  if (virtual) return [];
  if (systemDisk === undefined) {
    const found = disks?.map(({ device, kind }) => `${device}: ${kind}`).join(', ');
    return [
      unknownFact(facts, 'system-disk-kind', 'disk', { kinds: ['disk'], found: found === '' ? undefined : found }),
    ];
  }
  if (systemDisk.kind === 'ssd') return [];
  const parameters = present<ConditionParameters['hard-disk-as-system-disk']>({
    disk: systemDisk.device,
    model: systemDisk.model,
  });
  return [condition('hard-disk-as-system-disk', 'ageing', 'disk', parameters)];
}
