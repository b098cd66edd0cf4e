import type { Acknowledgement, Incident } from '@mach/wire';

/** Somebody takes an incident on; for one commune, or for the province, the first who does is kept. */
export function takeOn(incidents: Map<number, Incident>, number: number, given: Acknowledgement): void {
  const incident = incidents.get(number);
  if (incident === undefined) return;
  const known = incident.acknowledgements ?? [];
  if (known.some(({ unitCode }) => unitCode === given.unitCode)) return;
  incidents.set(number, { ...incident, acknowledgements: [...known, given] });
}
