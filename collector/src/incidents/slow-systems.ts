import type { FleetState } from '../state/fleet-state.ts';
import { serviceOf } from './incident-rows.ts';

/** Fewer communes are no everybody. An assumption of 2026-11-26. */
const COMMUNES_MIN = 3;
/** Names that an answer carries. */
const SYSTEMS_MAX = 10;

/** The systems with an open incident of their own that is felt in many communes, widest first: what a PC tells its user then. */
export function slowSystems(
  state: Pick<FleetState, 'incidents' | 'registry'>,
): readonly { readonly name: string; readonly communes: number }[] {
  const found = [...state.incidents.values()].flatMap((incident) => {
    const { endedAt, cause, communes } = incident;
    if (endedAt !== undefined || cause !== 'service' || communes.length < COMMUNES_MIN) return [];
    const id = serviceOf(incident);
    const name = id === undefined ? undefined : (state.registry.services.get(id)?.name ?? id);
    return name === undefined ? [] : [{ name, communes: communes.length }];
  });
  return found.sort((a, b) => b.communes - a.communes).slice(0, SYSTEMS_MAX);
}
