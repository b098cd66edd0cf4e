import type { Condition, DeviceFacts } from '@mach/diagnosis';
import type { Coverage, Role } from '@mach/wire';

/** One device to be ranked. `facts` and `conditions` are `factsOf` and `conditionsOf` of its last readings. */
export interface RankedDevice {
  readonly device: string;
  readonly number: number;
  readonly communeCode: string;
  readonly role: Role;
  readonly label?: string;
  readonly coverage: Coverage;
  readonly facts: DeviceFacts;
  readonly conditions: readonly Condition[];
}
