import type { ConditionRow, PriorityRow } from '@mach/wire';
import type { FleetState } from '../state/fleet-state.ts';
import { analyseInSlices } from './analyse.ts';
import type { DeviceFindings } from './device-families.ts';
import { createJudge } from './judge-device.ts';

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

/** Where the analysis looks and how it lets others work meanwhile. */
export interface AnalystPorts {
  readonly state: () => FleetState;
  readonly now: () => number;
  /** Resolves when what waits (requests, sockets) had its turn. */
  readonly nextTurn: () => Promise<void>;
}

/**
 * Gives the analysis of the state as of now, made anew when the state has moved on and the last one is older than
 * `ANALYSIS_AGE_MS_MAX`, or when devices came or went. It is made slice by slice, for ingest must not wait for it, and
 * once for all who ask meanwhile.
 */
export function createAnalyst({ state, now, nextTurn }: AnalystPorts): () => Promise<Analysis> {
  const judge = createJudge();
  let last:
    | { readonly position: number; readonly devices: number; readonly at: number; readonly analysis: Analysis }
    | undefined;
  let underWay: Promise<Analysis> | undefined;

  return async () => {
    const { position, registry } = state();
    const isFresh =
      last !== undefined &&
      (last.position === position || (last.devices === registry.devices.size && now() - last.at < ANALYSIS_AGE_MS_MAX));
    if (last !== undefined && isFresh) return last.analysis;
    underWay ??= make().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };

  async function make(): Promise<Analysis> {
    const current = state();
    const at = now();
    const { position } = current;
    const devices = current.registry.devices.size;
    const slices = analyseInSlices(current, at, judge);
    for (;;) {
      const slice = slices.next();
      if (slice.done === true) {
        last = { position, devices, at, analysis: slice.value };
        return slice.value;
      }
      await nextTurn();
    }
  }
}
