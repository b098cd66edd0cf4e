import type { ServiceSeen } from '@mach/wire';
import type { FleetState } from '../state/fleet-state.ts';
import { isOfOne } from '../state/reachable.ts';

/** What devices that are up found last about each service, by its id. A device that asks several pages of one counts once: well where all are. */
export function servicesSeen(state: FleetState): ReadonlyMap<string, ServiceSeen> {
  const seen = new Map<string, { good: number; failed: number; at: number }>();
  const services = [...state.registry.services.values()];
  for (const { devices } of state.communes.values()) {
    for (const telemetry of devices.values()) {
      if (!telemetry.up) continue;
      const readings = [...telemetry.readings.values()].filter(({ kind, id }) => kind === 'http' && id !== undefined);
      if (readings.length === 0) continue;
      for (const service of services) {
        const own = readings.filter((reading) => isOfOne([service], reading));
        if (own.length === 0) continue;
        const known = seen.get(service.id) ?? { good: 0, failed: 0, at: 0 };
        known[own.every(({ ok }) => ok) ? 'good' : 'failed']++;
        known.at = Math.max(known.at, ...own.map(({ at }) => at));
        seen.set(service.id, known);
      }
    }
  }
  return seen;
}
