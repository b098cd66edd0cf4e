import { failureChance } from '@mach/knowledge';
import { type Condition, type ConditionParameters, condition } from '../../condition.ts';
import type { DeviceFacts } from '../../facts/device-facts.ts';
import { present } from '../../present.ts';
import { judgedDisks } from './judged-disks.ts';

/** Disks whose data is damaged on the way: not the disk is to be replaced, but its cable. The count is that of the disk's whole life. */
export function diskCable(facts: DeviceFacts): readonly Condition[] {
  return judgedDisks(facts).flatMap(({ disk, readAt, model, counts: { interfaceCrcErrors = 0 } }) => {
    if (!failureChance('interfaceCrcErrors', interfaceCrcErrors).isSign) return [];
    const parameters = present<ConditionParameters['disk-cable']>({ disk, readAt, model, interfaceCrcErrors });
    return [condition('disk-cable', 'at-risk', 'cable', parameters)];
  });
}
