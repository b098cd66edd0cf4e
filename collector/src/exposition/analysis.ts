import type { FleetState } from '../state/fleet-state.ts';
import { analyseInSlices } from './analyse.ts';
import type { Analysis } from './findings.ts';
import { createJudge } from './judge-device.ts';

/**
 * How old an analysis may be while new reports come in: so much for each device of the fleet, for that is what making it
 * anew costs, and never more than a minute. One PC sees what it just told; conditions of a province change in days.
 */
export const ANALYSIS_AGE = { msPerDevice: 20, msMax: 60_000 } as const;

/** Where the analysis looks and how it lets others work meanwhile. */
export interface AnalystPorts {
  readonly state: () => FleetState;
  readonly now: () => number;
  /** Resolves when what waits (requests, sockets) had its turn. */
  readonly nextTurn: () => Promise<void>;
}

/**
 * Gives the analysis of the state as of now, made anew when the state has moved on and the last one is older than
 * `ANALYSIS_AGE` allows, or when devices came or went. It is made slice by slice, for ingest must not wait for it, and
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
      (last.position === position ||
        (last.devices === registry.devices.size && now() - last.at < ageMsMax(last.devices)));
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

function ageMsMax(devices: number): number {
  return Math.min(ANALYSIS_AGE.msMax, devices * ANALYSIS_AGE.msPerDevice);
}
