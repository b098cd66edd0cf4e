import { isAnnounced, isTold } from '@mach/diagnosis';
import type { Incident } from '@mach/wire';
import type { FleetState } from '../state/fleet-state.ts';
import { type Family, label } from './family.ts';

type Told = Pick<FleetState, 'registry' | 'incidents' | 'time'>;

/** A family about what people are told: `write` gives all its samples, whole lines. */
export interface AlertFamily extends Family {
  readonly labels: readonly string[];
  write(state: Told): string;
}

/** What lasts, is told to people and nobody has taken on: in the province, by commune, by site. */
export const alertFamilies: readonly AlertFamily[] = [
  {
    name: 'mach_alert_unacknowledged',
    type: 'gauge',
    help: 'Incidents that last, are told to people and nobody has taken on for the whole province.',
    labels: [],
    write: (state) => `mach_alert_unacknowledged ${waiting(state).length}\n`,
  },
  {
    name: 'mach_alert_commune_unacknowledged',
    type: 'gauge',
    help: 'The same, by commune that feels it; one that the commune itself has taken on is not counted there.',
    labels: ['commune_code'],
    write(state) {
      const { registry } = state;
      const counts = new Map<string, number>();
      for (const incident of waiting(state)) {
        for (const code of incident.communes) {
          const isOwn = incident.acknowledgements?.some(({ unitCode }) => unitCode === code) === true;
          if (!isOwn) counts.set(code, (counts.get(code) ?? 0) + 1);
        }
      }
      const communes = [...registry.units.values()].filter(({ kind }) => kind === 'commune');
      const line = (code: string) =>
        `mach_alert_commune_unacknowledged{${label('commune_code', code)}} ${counts.get(code) ?? 0}\n`;
      return communes.map(({ code }) => line(code)).join('');
    },
  },
  {
    name: 'mach_alert_site_unacknowledged',
    type: 'gauge',
    help: 'The same as mach_alert_unacknowledged, by site that feels it.',
    labels: ['site', 'commune_code'],
    write(state) {
      const { registry } = state;
      const counts = new Map<string, number>();
      for (const { sites } of waiting(state)) for (const site of sites) counts.set(site, (counts.get(site) ?? 0) + 1);
      return Array.from(registry.sites.values(), ({ id, unitCode }) => {
        const at = `${label('site', id)},${label('commune_code', unitCode)}`;
        return `mach_alert_site_unacknowledged{${at}} ${counts.get(id) ?? 0}\n`;
      }).join('');
    },
  },
];

const waiting = ({ incidents, registry, time }: Told): readonly Incident[] =>
  [...incidents.values()].filter(
    (incident) =>
      incident.endedAt === undefined &&
      isTold(incident) &&
      !isAnnounced(incident, registry.outages.values(), time) &&
      !(incident.acknowledgements ?? []).some(({ unitCode }) => unitCode === undefined),
  );
