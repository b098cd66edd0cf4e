import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import type { Folded } from '../state/folded.ts';

/** The devices of each unit that has any, also those that never reported; by number of registration. */
export type DevicesByUnit = ReadonlyMap<string, readonly RegisteredDevice[]>;

/** What the index needs of a running collector. */
export interface IndexedCollector {
  state(): FleetState;
  readiness(): { readonly ready: boolean };
  onFold(hook: (folded: Folded) => void): unknown;
}

/** Walks all devices once. */
export function devicesByUnit({ registry }: FleetState): DevicesByUnit {
  const byUnit = new Map<string, RegisteredDevice[]>();
  for (const device of registry.devices.values()) {
    const found = byUnit.get(device.unitCode);
    if (found === undefined) byUnit.set(device.unitCode, [device]);
    else found.push(device);
  }
  return byUnit;
}

/**
 * The same of a running collector, kept until a decision about the registry is folded: 3,321 communes are scraped one by
 * one, and none of them may cost a walk over all devices. While the journal is read at the start nobody is told of what
 * is folded, so nothing is kept then.
 */
export function createUnitIndex(collector: IndexedCollector): () => DevicesByUnit {
  let kept: DevicesByUnit | undefined;
  collector.onFold((folded) => {
    if (folded.type === 'entry' && folded.entry.kind === 'registry') kept = undefined;
  });
  return () => {
    if (kept !== undefined) return kept;
    const made = devicesByUnit(collector.state());
    if (collector.readiness().ready) kept = made;
    return made;
  };
}
