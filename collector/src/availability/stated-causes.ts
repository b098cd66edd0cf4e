import type { FleetState } from '../state/fleet-state.ts';
import type { StatedCause } from './day-frame.ts';

/**
 * What incidents say of silences once one cause stands: power at the sites that it touched, and the collector's own absence, which is
 * nobody's outage. Of one that lasts, as far as `now`; times in ms.
 */
export function statedCauses(
  { incidents, registry }: Pick<FleetState, 'incidents' | 'registry'>,
  now: number,
): readonly StatedCause[] {
  return [...incidents.values()].flatMap(({ stage, cause, into, since, endedAt = now, sitesTouched }) => {
    if (stage !== 'final' || into !== undefined) return [];
    if (cause !== 'power' && cause !== 'collector') return [];
    const sites = cause === 'collector' ? [...registry.sites.keys()] : sitesTouched;
    return sites.map((site) => ({ site, from: since, to: endedAt, cause }));
  });
}
