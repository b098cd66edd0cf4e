import { CAUSES, type Incident, type IncidentView } from '@mach/wire';
import { serviceOf } from '../incidents/incident-rows.ts';
import type { FleetState } from '../state/fleet-state.ts';
import { type Family, label } from './family.ts';

/** A family about incidents: `write` gives all its samples, whole lines. */
export interface IncidentFamily extends Family {
  readonly labels: readonly string[];
  write(state: Pick<FleetState, 'registry' | 'incidents'>): string;
}

/** What is wrong now: where, and how many incidents of each cause. */
export const incidentFamilies: readonly IncidentFamily[] = [
  {
    name: 'mach_site_cause',
    type: 'gauge',
    help: 'Whether an open incident of this cause, the likeliest while it is provisional, touches a site.',
    labels: ['site', 'commune_code', 'cause', 'service_id'],
    write({ registry, incidents }) {
      const bySite = Map.groupBy(
        openOf(incidents).flatMap((incident) => incident.sites.map((site) => ({ site, incident }))),
        ({ site }) => site,
      );
      return Array.from(registry.sites.values(), ({ id, unitCode }) => {
        const at = `${label('site', id)},${label('commune_code', unitCode)}`;
        const here = new Set((bySite.get(id) ?? []).map(({ incident }) => causeLabels(incident)));
        const absent = CAUSES.filter(
          (cause) => ![...here].some((labels) => labels.startsWith(`${label('cause', cause)}`)),
        );
        return [
          ...absent.map((cause) => `mach_site_cause{${at},${label('cause', cause)}} 0\n`),
          ...[...here].map((labels) => `mach_site_cause{${at},${labels}} 1\n`),
        ].join('');
      }).join('');
    },
  },
  {
    name: 'mach_incident_open',
    type: 'gauge',
    help: 'Incidents that last, by cause; by service too where it is one.',
    labels: ['cause', 'service_id'],
    write({ incidents }) {
      const counts = new Map<string, number>();
      for (const incident of openOf(incidents)) {
        const labels = causeLabels(incident);
        counts.set(labels, (counts.get(labels) ?? 0) + 1);
      }
      for (const cause of CAUSES) {
        const own = label('cause', cause);
        if (![...counts.keys()].some((labels) => labels.startsWith(own))) counts.set(own, 0);
      }
      return Array.from(counts, ([labels, count]) => `mach_incident_open{${labels}} ${count}\n`).join('');
    },
  },
];

const openOf = (incidents: ReadonlyMap<number, Incident>): readonly Incident[] =>
  [...incidents.values()].filter(({ endedAt }) => endedAt === undefined);

function causeLabels({ cause, scope, evidence }: Pick<IncidentView, 'cause' | 'scope' | 'evidence'>): string {
  const service = cause === 'service' ? serviceOf({ scope, evidence }) : undefined;
  return service === undefined ? label('cause', cause) : `${label('cause', cause)},${label('service_id', service)}`;
}
