import type { Cause, Incident } from '@mach/wire';
import type { Recipient } from './recipient.ts';

/** What people of a commune can do something about: look at cables, modem and breaker, call the carrier of their own line. */
const isOfTheOffice = (cause: Cause): boolean => cause === 'lan' || cause === 'router' || cause === 'line';

/**
 * Whether an incident is one that anybody hears of: never what one PC has alone (its user sees it, and its hours are nobody's), what was
 * switched off in good order, or our own absence, which is over when it is noticed.
 */
export const isTold = ({ scope, cause }: Pick<Incident, 'scope' | 'cause'>): boolean =>
  scope.kind !== 'device' && cause !== 'pc' && cause !== 'switched-off' && cause !== 'collector';

/**
 * Whether somebody in a commune can do anything: its own place is hit alone, by something within their reach. Where nobody can tell
 * between two causes, both must be.
 */
export function isForCommune({ scope, cause, causes, alike }: Pick<Incident, 'scope' | 'cause' | 'causes' | 'alike'>) {
  if (scope.kind !== 'site' && scope.kind !== 'commune') return false;
  if (cause === 'not-enough-evidence') return alike.length > 0 && alike.every(isOfTheOffice);
  return causes.some(isOfTheOffice) || alike.some(isOfTheOffice);
}

/** Whether a recipient is to hear of an incident: the province of all that is wide enough, a commune where it has something to do. */
export function concerns(incident: Incident, { area, communesMin }: Recipient): boolean {
  if (!isTold(incident)) return false;
  if (area === 'province') return incident.communesTouched.length >= communesMin || incident.communes.length === 0;
  return isForCommune(incident) && incident.communes.some((code) => area.includes(code));
}

/** Whether whoever hears of it knows that somebody has it in hand: the province for all, a commune for itself. */
export const isTakenOn = ({ acknowledgements = [] }: Incident, { area }: Recipient): boolean =>
  acknowledgements.some(({ unitCode }) => unitCode === undefined || (area !== 'province' && area.includes(unitCode)));

/** Whether an incident that lasts cuts its sites off, so that more that is wrong there is no news. */
export const cutsOff = ({ endedAt, trouble, cause }: Incident): boolean =>
  endedAt === undefined && trouble === 'down' && cause !== 'service' && cause !== 'dns';

/** Whether what was told already explains an incident: all its sites are said to be cut off by something else. */
export const explains = (told: Incident, incident: Incident): boolean =>
  told.number !== incident.number &&
  cutsOff(told) &&
  incident.sites.length > 0 &&
  incident.sites.every((site) => told.sites.includes(site));
