import type { EarlierRow, EquipmentRow, ValuedDevice } from '@mach/priority';
import type { ConditionRow, PriorityRow } from '@mach/wire';

/** What the analysis says of a device, as far as it is exposed. */
export interface DeviceFindings {
  readonly conditions: readonly ConditionRow[];
  /** Likely minutes of working time a month that a purchase could give back; absent when nothing can be said. */
  readonly recoverableMinutesPerMonth?: number;
}

/** Findings by device id. */
export type Findings = (device: string) => DeviceFindings | undefined;

/** What diagnosis and priorities say of the whole fleet at one position of the journal. */
export interface Analysis {
  readonly conditions: ReadonlyMap<string, readonly ConditionRow[]>;
  /** Best first. */
  readonly priorities: readonly PriorityRow[];
  /** When the list was settled that this one is held against, and who of that one is in this no more. */
  readonly settled?: { readonly at: number; readonly left: readonly EarlierRow[] };
  readonly priorityOf: ReadonlyMap<string, PriorityRow>;
  /** What a plan is made of: the PCs with what each of their parts costs, and what is no PC. */
  readonly valued: readonly ValuedDevice[];
  readonly equipment: readonly EquipmentRow[];
}

/** What is written of a device in the exposition. */
export function findingsOf(analysis: Analysis, device: string): DeviceFindings | undefined {
  const conditions = analysis.conditions.get(device);
  const priority = analysis.priorityOf.get(device);
  if (conditions === undefined) return undefined;
  return {
    conditions,
    ...(priority === undefined ? {} : { recoverableMinutesPerMonth: priority.minutesPerMonth.likely }),
  };
}
