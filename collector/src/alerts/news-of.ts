import { announcedOutage } from '@mach/diagnosis';
import type { AlertNews, AlertNewsType, Incident } from '@mach/wire';
import { rowOf } from '../incidents/incident-rows.ts';
import type { FleetState } from '../state/fleet-state.ts';

/** Communes that a message names. */
const NAMES_MAX = 8;

/** An incident as a message tells it: as it is seen now, with the names that it goes by now. */
export function newsOf(
  state: Pick<FleetState, 'registry'>,
  incident: Incident,
  what: AlertNewsType,
  now: number,
): AlertNews {
  const { scope, communeNames, since, endedAt } = rowOf(state, incident);
  const outage = announcedOutage(incident, state.registry.outages.values(), now);
  const { number, stage, trouble, cause, causes, alike, confidence, vantages, communesTouched } = incident;
  return {
    ...{ what, number, since, stage, trouble, cause, causes, alike, confidence, vantages },
    ...(endedAt === undefined ? {} : { endedAt }),
    scope: { kind: scope.kind, ...(scope.name === undefined ? {} : { name: scope.name }) },
    communes: communesTouched.length,
    communeNames: communeNames.slice(0, NAMES_MAX),
    ...(outage === undefined ? {} : { announced: { document: outage.document, to: outage.to } }),
  };
}
