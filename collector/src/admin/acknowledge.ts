import type { Acknowledgement } from '@mach/wire';
import type { FleetState } from '../state/fleet-state.ts';
import type { Decision } from './decision.ts';

/** Decides that somebody takes an incident on. Doing so again changes nothing; of what is over there is nothing to take on. */
export function acknowledge(state: Pick<FleetState, 'incidents'>, number: number, given: Acknowledgement): Decision {
  const incident = state.incidents.get(number);
  if (incident === undefined) return no(`there is no incident ${number}: mach-collector incidents list shows them`);
  const isTaken = incident.acknowledgements?.some(({ unitCode }) => unitCode === given.unitCode) === true;
  if (isTaken) return { changes: [], answer: { ok: true } };
  if (incident.endedAt !== undefined) return no(`incident ${number} is over: there is nothing to take on`);
  const change = { type: 'incident-acknowledged', number, acknowledgement: given } as const;
  return { changes: [change], answer: { ok: true } };
}

const no = (error: string): Decision => ({ changes: [], answer: { ok: false, error } });
