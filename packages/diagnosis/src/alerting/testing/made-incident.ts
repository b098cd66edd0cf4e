import { OFFICE_HOURS, readOpeningHours, type WorkingCalendar, workingCalendar } from '@mach/knowledge';
import type { Incident, IncidentView } from '@mach/wire';
import type { Recipient } from '../recipient.ts';

/** Wednesday, 25 November 2026, at a time of day in Vietnam such as `09:00`. */
export const at = (time: string): number => Date.parse(`2026-11-25T${time}:00+07:00`);

/** The hours of most offices. */
export const office: WorkingCalendar = calendar(OFFICE_HOURS);

function calendar(text: string): WorkingCalendar {
  const read = readOpeningHours(text);
  if (!read.ok) throw new Error(read.found);
  return workingCalendar({ hours: read.hours });
}

/** A line of one site in commune 00001, found out at 09:00, unless it is said otherwise. */
export function madeIncident(number: number, given: Partial<Incident> = {}): Incident {
  const { since = at('09:00'), communes = ['00001'], sites = ['site-1'] } = given;
  const view: IncidentView = {
    ...{ stage: 'final', trouble: 'down', cause: 'line', causes: ['line'], alike: [] },
    ...{ scope: { kind: 'site', id: 'site-1' }, sites, communes, confidence: 0.9, vantages: 3, evidence: [] },
  };
  const steps = [{ at: since, type: 'opened', view } as const];
  return { ...view, number, since, sitesTouched: sites, communesTouched: communes, steps, ...given };
}

export const province = (given: Partial<Recipient> = {}): Recipient => ({
  ...{ id: 'mail/so', area: 'province', hears: ['incidents', 'endings', 'digest'] },
  ...{ hours: office, workingDays: office, communesMin: 1 },
  ...given,
});

export const commune = (given: Partial<Recipient> = {}): Recipient => ({
  ...{ id: 'sms/xa', area: ['00001'], hears: ['incidents', 'endings'] },
  ...{ hours: office, workingDays: office, communesMin: 1 },
  ...given,
});
