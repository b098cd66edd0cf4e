import type { Incident, IncidentDetail, IncidentRow, IncidentStep, WrittenCause } from '@mach/wire';
import { shownIncident } from '../exposition/attendance.ts';
import type { FleetState } from '../state/fleet-state.ts';
import { isOrBecame } from '../state/reorganisation.ts';
import { isOfCommune } from './of-commune.ts';

export interface IncidentFilter {
  readonly isOpen?: boolean | undefined;
  /** Those that are of this commune, those of communes that became part of it among them. */
  readonly commune?: string | undefined;
  /** Those that lasted at any time from the first to before the second, in ms. */
  readonly within?: readonly [from: number, until: number] | undefined;
}

/**
 * Incidents as lists show them: those that last first, the widest of them first, then the newest; one PC alone after all others, and told
 * by the day. What is chosen by time is chosen by the times that are told, so that no question brings out more.
 */
export function incidentRows(
  state: FleetState,
  { isOpen, commune, within }: IncidentFilter = {},
): readonly IncidentRow[] {
  return [...state.incidents.values()]
    .map((incident) => shownIncident(incident, state.registry.devices))
    .filter(({ endedAt }) => isOpen === undefined || isOpen === (endedAt === undefined))
    .filter((incident) => commune === undefined || isOfCommune(incident, commune, state.registry))
    .filter(({ since, endedAt }) => within === undefined || (since < within[1] && (endedAt ?? within[1]) >= within[0]))
    .sort((a, b) => rank(a) - rank(b) || width(b) - width(a) || b.since - a.since || b.number - a.number)
    .map((incident) => rowOf(state, incident));
}

/**
 * One incident with its timeline, and the names of all that its evidence speaks of. For a commune: of what people left with it, what the
 * province wrote, and its own.
 */
export function incidentDetail(state: FleetState, number: number, commune?: string): IncidentDetail | undefined {
  const found = state.incidents.get(number);
  if (found === undefined) return undefined;
  const incident = shownIncident(found, state.registry.devices);
  const { steps } = incident;
  const { registry } = state;
  const written = writtenFor(incident, registry, commune);
  const isShown = (code = '') => commune === undefined || isOrBecame(code, commune, registry.units);
  const prints = (incident.prints ?? []).filter((print) => isShown(print.commune));
  return { ...rowOf(state, incident), steps, written, prints, names: namesOf(state, incident) };
}

/** What a commune is shown of causes that were told: those that the province wrote down, its own, and those of communes that became part of it. */
export const writtenFor = (
  { written = [] }: Pick<Incident, 'written'>,
  { units }: Pick<FleetState['registry'], 'units'>,
  commune?: string,
): readonly WrittenCause[] =>
  written.filter((cause) => commune === undefined || isOrBecame(cause.commune ?? commune, commune, units));

const rank = ({ endedAt, scope }: Incident): number =>
  (endedAt === undefined ? 0 : 2) + (scope.kind === 'device' ? 1 : 0);
/** Of ended ones the time alone decides. */
const width = ({ endedAt, communes }: Incident): number => (endedAt === undefined ? communes.length : 0);

/** An incident as lists show it, with its names. */
export function rowOf(state: Pick<FleetState, 'registry'>, found: Incident): IncidentRow {
  const { steps: _, written: __, prints: ___, scope, ...incident } = shownIncident(found, state.registry.devices);
  const { units } = state.registry;
  const name = scopeName(state, scope);
  const serviceId = serviceOf({ scope, evidence: incident.evidence });
  return {
    ...incident,
    scope: name === undefined ? scope : { ...scope, name },
    communeNames: incident.communesTouched.map((code) => units.get(code)?.name ?? code),
    ...(serviceId === undefined ? {} : { serviceId }),
  };
}

/** The service that an incident is about; of trouble behind the sign-in none is known. */
export function serviceOf({ scope, evidence }: Pick<Incident, 'scope' | 'evidence'>): string | undefined {
  if (scope.kind === 'service') return scope.id;
  const told = evidence.map(({ parameters }) => parameters['service']).find((each) => typeof each === 'string');
  return typeof told === 'string' ? told : undefined;
}

export function scopeName(
  { registry }: Pick<FleetState, 'registry'>,
  { kind, id = '' }: Incident['scope'],
): string | undefined {
  switch (kind) {
    case 'device': {
      const device = registry.devices.get(id);
      return device?.label ?? (device === undefined ? undefined : String(device.number));
    }
    case 'site':
      return registry.sites.get(id)?.name;
    case 'commune':
      return registry.units.get(id)?.name;
    case 'service':
      return registry.services.get(id)?.name;
    case 'isp':
      return id;
    case 'province':
      return undefined;
  }
}

export function namesOf(
  { registry }: Pick<FleetState, 'registry'>,
  { steps, sitesTouched }: Incident,
): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const id of sitesTouched) {
    const name = registry.sites.get(id)?.name;
    if (name !== undefined) names[id] = name;
  }
  const services = steps.flatMap(({ view }: IncidentStep) => serviceOf(view) ?? []);
  for (const id of services) {
    const name = registry.services.get(id)?.name;
    if (name !== undefined) names[id] = name;
  }
  return names;
}
