import type { Condition, DeviceFacts } from '@mach/diagnosis';
import type { AssetRow, Coverage, Role } from '@mach/wire';

/** What is known around a PC that is not heard any more. */
export interface Silence {
  /** Whole working days since the day on which it was last heard; today is not over and does not count. */
  readonly workingDays: number;
  /** Working minutes of those of them that lie in the last 30 days. */
  readonly workingMinutes: number;
  /** Other PCs of its site that were heard on the last working day or today. */
  readonly othersHeard: number;
  /** A PC for the same work has joined at its site since: it is the new one, as far as anybody can tell. */
  readonly isReplaced: boolean;
}

/** Working days on which verdicts found a PC without any way out by its own fault, while its site had one; days alone. */
export interface CutOff {
  readonly days: number;
  /** Those of them that lie whole within such a time; of the others nobody tells how much of them it took. */
  readonly wholeDays: number;
}

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
  /** Of a measured PC that was not heard on a whole working day; days alone, nothing finer. */
  readonly silence?: Silence;
  /** Of a measured PC, within the last 30 days without today, which is not over. */
  readonly cutOff?: CutOff;
  readonly facts: DeviceFacts;
  readonly conditions: readonly Condition[];
}
