import type { ConditionRow, PriorityRow } from '@mach/wire';
import type { FleetState } from '../state/fleet-state.ts';
import { analyse } from './analyse.ts';
import type { DeviceFindings } from './device-families.ts';

/** What diagnosis and priorities say of the whole fleet at one position of the journal. */
export interface Analysis {
  readonly conditions: ReadonlyMap<string, readonly ConditionRow[]>;
  /** Best first. */
  readonly priorities: readonly PriorityRow[];
  readonly priorityOf: ReadonlyMap<string, PriorityRow>;
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

/** How long an analysis is shown while new reports come in: conditions change in days, and thousands may scrape a minute. */
export const ANALYSIS_AGE_MS_MAX = 60_000;

/**
 * Gives the analysis of the state as of now, made anew when the state has moved on and the last one is older than
 * `ANALYSIS_AGE_MS_MAX`, or when devices came or went.
 */
export function createAnalyst(state: () => FleetState, now: () => number): () => Analysis {
  let last:
    | { readonly position: number; readonly devices: number; readonly at: number; readonly analysis: Analysis }
    | undefined;
  return () => {
    const current = state();
    const at = now();
    const { position } = current;
    const devices = current.registry.devices.size;
    const isFresh =
      last !== undefined &&
      (last.position === position || (last.devices === devices && at - last.at < ANALYSIS_AGE_MS_MAX));
    if (last === undefined || !isFresh) last = { position, devices, at, analysis: analyse(current, at) };
    return last.analysis;
  };
}
