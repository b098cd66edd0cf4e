import type { Incident, IncidentFact, IncidentStep, PrintNote, WrittenCause } from '@mach/wire';
import type { FoldLimits } from './fold-limits.ts';

/** Takes up what was found out about an incident. Of ended ones the newest stay; of a long history its beginning and its newest steps. */
export function foldIncident(
  incidents: Map<number, Incident>,
  { number, type, since, view, endedAt, into }: IncidentFact,
  at: number,
  limits: FoldLimits,
): void {
  const known = incidents.get(number);
  const step: IncidentStep = { at, type, view, ...(into === undefined ? {} : { into }) };
  incidents.set(number, {
    ...view,
    number,
    since,
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(into === undefined ? {} : { into }),
    sitesTouched: joined(known?.sitesTouched, view.sites),
    communesTouched: joined(known?.communesTouched, view.communes),
    ...(known?.acknowledgements === undefined ? {} : { acknowledgements: known.acknowledgements }),
    steps: bounded([...(known?.steps ?? []), step], limits.incidentStepsMax),
    ...(known?.written === undefined ? {} : { written: known.written }),
    ...(known?.prints === undefined ? {} : { prints: known.prints }),
  });
  if (incidents.size <= limits.incidentsMax) return;
  const oldest = incidents.values().find((each) => each.endedAt !== undefined);
  if (oldest !== undefined) incidents.delete(oldest.number);
}

/** Puts a cause beside the verdict that somebody wrote down. Of an incident that is no longer in the state the journal alone has it. */
export function foldWrittenCause(incidents: Map<number, Incident>, number: number, cause: WrittenCause): void {
  const incident = incidents.get(number);
  if (incident !== undefined) incidents.set(number, { ...incident, written: [...(incident.written ?? []), cause] });
}

/** Notes that a paper was made of an incident: the newest stay. */
export function foldPrint(incidents: Map<number, Incident>, number: number, print: PrintNote, most: number): void {
  const incident = incidents.get(number);
  if (incident === undefined) return;
  incidents.set(number, { ...incident, prints: [...(incident.prints ?? []), print].slice(-most) });
}

const joined = (before: readonly string[] = [], more: readonly string[]): readonly string[] =>
  more.every((each) => before.includes(each)) ? before : [...new Set([...before, ...more])].sort();

function bounded(steps: readonly IncidentStep[], most: number): readonly IncidentStep[] {
  return steps.length <= most
    ? steps
    : [...steps.slice(0, most >> 1), ...steps.slice(steps.length - (most - (most >> 1)))];
}
