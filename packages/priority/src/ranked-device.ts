import type { Condition, DeviceFacts } from '@mach/diagnosis';
import type { AssetRow, Coverage, Role } from '@mach/wire';

/** One device to be ranked. `facts` and `conditions` are `factsOf` and `conditionsOf` of its last readings. */
export interface RankedDevice {
  readonly device: string;
  readonly number: number;
  readonly communeCode: string;
  readonly siteId?: string;
  readonly role: Role;
  readonly label?: string;
  readonly coverage: Coverage;
  /** Who works at it, by the office's register; absent where nobody said: then one. */
  readonly people?: number;
  /** What the office's register says of it; absent where nobody looked. */
  readonly asset?: AssetRow;
  /** Of a measured PC: whole days since it was last heard. */
  readonly silentDays?: number;
  /** Working minutes of the last 30 days in which it was broken (not switched off), where availability was watched. */
  readonly outageMinutes?: number;
  readonly facts: DeviceFacts;
  readonly conditions: readonly Condition[];
}
